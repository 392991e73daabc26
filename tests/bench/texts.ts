/**
 * Texts to measure on: real paragraphs with real symbols among them, and inputs made to be slow. Seeded: every run has the same.
 * The 100,000 paragraphs of `../shared/scale` serve where they stand beside the checkout, else the sample kept here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const SCALE = join(import.meta.dirname, '../../../shared/scale/paragraphs-100k.jsonl.gz');
const REPORTS = join(import.meta.dirname, '../../data/reports');
const JUDGED = join(import.meta.dirname, '../golden/symbols/texts');

/** The symbols of real texts, each as often as it stands there. */
function printedSymbols(): string[] {
  return readdirSync(JUDGED)
    .filter((name) => name.endsWith('.gold.tsv'))
    .flatMap((name) => readFileSync(join(JUDGED, name), 'utf8').split('\n'))
    .map((line) => line.split('\t')[0] ?? '')
    .filter((surface) => /^[A-Z][ -~]+$/.test(surface));
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The paragraphs of the scale set, or null in a lone clone. */
export function scaleParagraphs(): { id: number; doc: string; text: string }[] | null {
  if (!existsSync(SCALE)) return null;
  return gunzipSync(readFileSync(SCALE))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** A number of lines drawn from all of them, the same ones in every run: the first ones are not a sample. */
export function drawn<T>(from: readonly T[], count: number): T[] {
  const random = seeded(11);
  const rest = [...from];
  for (let at = 0; at < Math.min(count, rest.length); at++) {
    const other = at + Math.floor(random() * (rest.length - at));
    [rest[at], rest[other]] = [rest[other] as T, rest[at] as T];
  }
  return rest.slice(0, count);
}

/** The paragraphs of the five reports, as their texts come in lines. */
export function reportParagraphs(): string[] {
  return [
    '000_0aa30fd4621565ea',
    '001_df15103811212375',
    '002_024b3e2ec4cd5ef5',
    '003_e943d4d4f6bc896d',
    '004_aa351114ec40d9a3',
  ]
    .map((name) => readFileSync(join(REPORTS, `${name}.txt`), 'utf8'))
    .join('\n')
    .split('\n')
    .filter((line) => line.length > 60);
}

const NOISE = ['and/or', '12/04/2019', 'him/her', 'https://www.example.org/news/2019/article', '24/7', 'N/A', 'kW/h'];

/**
 * `megabytes` of real text with about `symbolsPerMegabyte` real symbols and 300 other slashes a megabyte.
 * `oneByte`: only characters that a string of one byte a character holds, as most pages in Latin script are kept.
 */
export function realText(megabytes: number, symbolsPerMegabyte: number, oneByte: boolean): string {
  const random = seeded(7);
  const paragraphs = scaleParagraphs()?.map(({ text }) => text) ?? reportParagraphs();
  const symbols = printedSymbols();
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const pieces: string[] = [];
  for (let length = 0; length < megabytes * 1e6; ) {
    const paragraph = pick(paragraphs);
    let text = paragraph;
    const share = paragraph.length / 1e6;
    const times = (rate: number) => Math.floor(rate * share + random());
    for (let i = times(symbolsPerMegabyte); i > 0; i--) text += ` (see ${pick(symbols)})`;
    for (let i = times(300); i > 0; i--) text += ` ${pick(NOISE)}`;
    if (oneByte)
      text = text
        .replace(/[‘’]/g, "'")
        .replace(/[“”]/g, '"')
        .replace(/[–—]/g, '-')
        .replace(/[^\0-\xff]/g, '?');
    pieces.push(text);
    length += text.length + 1;
  }
  return flat(pieces.join('\n'));
}

/** The same string in one piece of memory: a joined one is a tree of its parts until it is read. */
export function flat(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** What looks like the beginning of much and is nothing. */
const ADVERSARIAL: Record<string, string> = {
  'slashes with a capital': 'A/',
  'slashes alone': '/',
  'one letter a part': 'A/A',
  'figures and slashes': '12/34/',
  'a symbol without an end': 'E/CN.4/2018/',
  'an open resolution': 'A/RES/(',
  'one word': 'a',
  'spaces after a root': 'A/ ',
  'brackets and figures': '(1999',
  'Roman figures': '1514 (XXXXXX',
  'addresses in one': 'https://undocs.org/',
  'encoded addresses': 'https://undocs.org/%2F%2F ',
  'soft hyphens': 'A\u00ad/\u00adRES',
  'bold marks': '**A**/**',
};

/** What is much indeed: nothing but documents. */
const DENSE: Record<string, string> = {
  symbols: 'A/RES/65/230 and ',
  tails: 'S/9149 and Add.1, ',
  'joint symbols': 'A/53/258-S/1998/763; ',
  citations: 'resolution 26/4, ',
  'citations in a list': 'resolutions 64/203, 65/161 and 66/188; ',
  'Arabic citations': 'قرار ٦٥/٢٣٠ ',
  'Chinese citations': '第65/230号决议，',
  addresses: 'https://undocs.org/A/RES/65/230 ',
};

const repeated = (units: Record<string, string>, length: number) =>
  Object.entries(units).map(([name, unit]) => ({
    name,
    text: flat(unit.repeat(Math.ceil(length / unit.length)).slice(0, length)),
  }));

/** Inputs made to be slow: a unit repeated to `length` UTF-16 code units. */
export const adversarial = (length: number) => repeated(ADVERSARIAL, length);

/** Inputs of documents alone. */
export const dense = (length: number) => repeated(DENSE, length);
