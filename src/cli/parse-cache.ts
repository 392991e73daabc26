/**
 * Parsed reports kept from build to build, so that a build parses what is new or changed and nothing else. An entry is
 * named by everything that its contents depend on: the bytes of the file, of the evidence beside it, and the parser's
 * own source; so a changed parser is never answered from an old entry. The cache may be deleted at any time.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Report } from '../reports/types';

/** What parsing depends on besides its input. */
const PARSER = ['src/reports', 'src/symbols', 'data/catalogue', 'data/vocabulary', 'src/cli/parse-file.ts'];
const ROOT = join(import.meta.dirname, '../..');

/** Where parsed reports are kept for a segment in `out`: beside it, so that a new build of it does not lose them. */
export const cacheBeside = (out: string): string => join(dirname(resolve(out)), '.corpus-cache');

/** A text that could be read. */
export interface ParsedText {
  report: Report;
  /** A sentence on what makes the file doubtful as a whole (another encoding, cut off), or null. */
  doubt: string | null;
}

export class ParseCache {
  private readonly parser: string;

  /** @param folder where entries are kept; made when the first one is written */
  constructor(
    private readonly folder: string,
    root = ROOT,
  ) {
    this.parser = sourceHash(root);
  }

  /** The name of the entry of a text; null if it cannot be read, which parsing will say better. */
  key(file: string): string | null {
    try {
      const hash = createHash('sha256').update(readFileSync(file));
      const evidence = readOrNull(join(dirname(file), `${basename(file).replace(/\.[^.]*$/, '')}.json`));
      // The length keeps a byte that moves from one file to the other from going unnoticed.
      hash.update(`\n${evidence === null ? 'none' : evidence.length}\n`).update(evidence ?? '');
      return `${this.parser}-${hash.digest('hex').slice(0, 32)}.json`;
    } catch {
      return null;
    }
  }

  /** The entry; null if there is none, or none that can be read. */
  get(key: string): ParsedText | null {
    try {
      return JSON.parse(readFileSync(join(this.folder, key), 'utf8'));
    } catch {
      return null;
    }
  }

  /** Keeps an entry, and drops what other parsers have kept. A cache that cannot be written is none: the build goes on. */
  put(key: string, text: ParsedText): void {
    try {
      mkdirSync(this.folder, { recursive: true });
      for (const name of readdirSync(this.folder))
        if (!name.startsWith(`${this.parser}-`)) rmSync(join(this.folder, name), { force: true, recursive: true });
      const unfinished = join(this.folder, `${key}.${process.pid}`);
      writeFileSync(unfinished, JSON.stringify(text));
      renameSync(unfinished, join(this.folder, key));
    } catch {
      // Parsed again next time.
    }
  }
}

function readOrNull(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

/** A hash of every source file that parsing depends on, in the order of their paths. */
function sourceHash(root: string): string {
  const hash = createHash('sha256');
  for (const path of PARSER) {
    const whole = join(root, path);
    const files = path.endsWith('.ts')
      ? [whole]
      : readdirSync(whole, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
          .sort();
    for (const file of files) hash.update(`${file.slice(root.length)}\n`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 12);
}
