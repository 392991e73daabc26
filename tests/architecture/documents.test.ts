/** The document that describes the house describes this one. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { roomsNamed } from './documents';
import { FLOORS } from './imports';
import { ROOT } from './source-files';

const rooms = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

describe('ARCHITECTURE.md', () => {
  it('names every room of src/, and none that is not there', () => {
    const path = join(ROOT, 'ARCHITECTURE.md');
    expect(existsSync(path)).toBe(true);
    expect([...roomsNamed(readFileSync(path, 'utf8'))].sort()).toEqual(rooms);
  });
});

describe('the floors', () => {
  it('have a place for every room', () => {
    expect(rooms.filter((room) => !FLOORS.flat().includes(room))).toEqual([]);
  });
});

describe('the reader of the document', () => {
  it('finds rooms in running text and in a drawn tree', () => {
    const text =
      'See `src/symbols/` and src/ui.\n```\ndata/ facts\nsrc/\n  card/ popup/  pages\n  content/   the script\ntests/\n  unit/\n```\n';
    expect([...roomsNamed(text)].sort()).toEqual(['card', 'content', 'popup', 'symbols', 'ui']);
  });
  it('does not take a file for a room', () => {
    expect([...roomsNamed('`src/symbols/find.ts` and src/main.ts')]).toEqual(['symbols']);
  });
});
