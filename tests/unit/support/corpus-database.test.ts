/** The judge of a finished installation sees everything that could be wrong with one. */
import { describe, expect, it } from 'vitest';
import { faultsOf, type StoredCorpus } from '../../support/corpus-database';
import type { PackagedSegment } from '../../support/extension';

const packaged: PackagedSegment = {
  id: 'bundled-1',
  files: ['records-000.json', 'records-001.json'],
  records: [
    ['document', 'A/1', { title: 'One' }],
    ['document', 'A/2', { title: 'Two', items: [1, 2] }],
  ],
};
const whole = (): StoredCorpus => ({
  active: ['bundled-1'],
  segments: [{ id: 'bundled-1', next: 2 }],
  records: packaged.records.map(([table, key, value]) => [['bundled-1', table, key], structuredClone(value)]),
});

describe('an installation', () => {
  it('is whole when everything is there', () => {
    expect(faultsOf(whole(), packaged)).toEqual([]);
  });

  it.each<[string, (stored: StoredCorpus) => void]>([
    ['was never flipped', (stored) => (stored.active = null)],
    ['was flipped to another segment', (stored) => (stored.active = ['bundled-0'])],
    ['shows two bundled segments', (stored) => stored.active?.push('bundled-0')],
    ['lost a record', (stored) => stored.records.pop()],
    ['has a record twice under another key', (stored) => stored.records.push([['bundled-1', 'document', 'A/3'], {}])],
    ['has a record with other contents', (stored) => Object.assign(stored.records[1]?.[1] as object, { items: [1] })],
    ['kept records of what it replaced', (stored) => stored.records.push([['bundled-0', 'document', 'A/1'], {}])],
    ['did not count to its end', (stored) => Object.assign(stored.segments[0] ?? {}, { next: 1 })],
    ['kept the row of what it replaced', (stored) => stored.segments.push({ id: 'bundled-0', next: 2 })],
  ])('is not whole when it %s', (_what, spoil) => {
    const stored = whole();
    spoil(stored);
    expect(faultsOf(stored, packaged).length).toBeGreaterThan(0);
  });
});
