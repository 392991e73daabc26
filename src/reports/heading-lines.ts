/**
 * Which lines are headings. The numeral decides (I, A, 1, (a)), never the markup; unnumbered headings are known by their
 * words, their markup or their shape between two paragraphs.
 */
import { withoutAnchors } from './characters';
import { type Label, labelAt } from './labels';
import { AGENDA_HEADING, ANNEX, ANNOTATIONS_HEADING, DOCUMENTATION_HEADING } from './language';
import type { Line } from './lines';
import { isAnnexLine } from './paragraph-chain';
import { isHeadingLike, isOpenEnded, isTerminated, startsLower, wordCount } from './sentences';

export type HeadingForm = 'roman' | 'letter' | 'number' | 'item' | 'annex' | 'bare';

export interface HeadingLine {
  form: HeadingForm;
  /** `II`, `A`, `1`, `(a)`, `Annex`, `Annex II`, or empty. */
  number: string;
  /** Title on this line; the next lines may carry it on. */
  title: string;
  /** Words of the house style (`Annotations`, `Annex`): certain without any hint. */
  known: boolean;
}

/** Headings with a numeral, by sequence: a roman that counts on, a letter that counts on under its roman. */
export function findNumeralHeadings(
  lines: readonly Line[],
  width: number | null,
  skip: ReadonlySet<number>,
): Map<number, HeadingLine> {
  const out = new Map<number, HeadingLine>();
  const laterRoman = laterRomans(lines);
  let roman = 0;
  let letter = 0;
  for (const [at, line] of lines.entries()) {
    if (skip.has(at)) continue;
    if (isAnnexLine(line)) {
      out.set(at, annexHeading(line));
      roman = 0;
      letter = 0;
      continue;
    }
    const label = labelAt(line.text);
    if (label?.form !== 'heading' || !couldBeHeading(lines, at, label, width)) continue;
    const marked = line.level > 0 || line.strong;
    const asRoman = label.readings.find((reading) => reading.scheme === 'roman')?.ordinal;
    // А, В, С of a Russian text may be the Latin or the Cyrillic order: what counts on is meant.
    const letters = label.readings.filter((reading) => reading.scheme === 'letter').map((reading) => reading.ordinal);
    const asLetter = letters.find((ordinal) => ordinal === letter + 1) ?? letters[0];
    const romanFits =
      asRoman !== undefined &&
      (asRoman === roman + 1 ||
        (asRoman > roman && asRoman <= roman + 3 && (marked || line.blanks > 0)) ||
        (roman === 0 && out.size === 0));
    const letterFits =
      asLetter !== undefined &&
      (asLetter === letter + 1 ||
        (asLetter === 1 && roman + letter > 0) ||
        (asLetter > letter && asLetter <= letter + 2 && letter > 0));
    if (romanFits && !(letterFits && asLetter === letter + 1 && asRoman !== roman + 1)) {
      // "I." after "H." goes on with the letters unless "II." is what comes next.
      if (letterFits && letter > 1 && asLetter === letter + 1 && !laterRoman(at, (asRoman ?? 0) + 1)) {
        letter = asLetter ?? 0;
        out.set(at, { form: 'letter', number: label.text, title: label.rest, known: true });
        continue;
      }
      roman = asRoman ?? 0;
      letter = 0;
      out.set(at, { form: 'roman', number: canonicalRoman(label.text, roman), title: label.rest, known: true });
    } else if (letterFits) {
      letter = asLetter ?? 0;
      out.set(at, { form: 'letter', number: canonicalLetter(label.text, letter), title: label.rest, known: true });
    }
  }
  return out;
}

/** Answers whether a line after `from` is labelled with the roman `value`; reads the lines once, and only if asked. */
function laterRomans(lines: readonly Line[]): (from: number, value: number) => boolean {
  let last: Map<number, number> | null = null;
  return (from, value) => {
    last ??= new Map(
      lines.flatMap(({ text }, at) => {
        const label = labelAt(text);
        const romans = label?.form === 'heading' ? label.readings.filter(({ scheme }) => scheme === 'roman') : [];
        return romans.map(({ ordinal }): [number, number] => [ordinal, at]);
      }),
    );
    return (last.get(value) ?? -1) > from;
  };
}

/** Arabic and Chinese numerals keep their printed sign as title of the numeral; paths use romans and letters. */
function canonicalRoman(printed: string, value: number): string {
  return /^[IVXLC]+$/.test(printed) ? printed : romanOf(value);
}

function romanOf(value: number): string {
  const ones = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];
  return 'X'.repeat(Math.floor(value / 10)) + (ones[value % 10] ?? '');
}

function canonicalLetter(printed: string, value: number): string {
  return /^[A-Z]$/.test(printed) ? printed : String.fromCharCode(64 + Math.min(26, value));
}

function couldBeHeading(lines: readonly Line[], at: number, label: Label, width: number | null): boolean {
  const line = lines[at];
  if (line === undefined || (line.cells !== null && line.cells.length > 2)) return false;
  if (label.rest !== '' && !isHeadingLike(label.rest, 260)) {
    // A heading may end in a full stop only if markup or a short text says that it is one.
    if (!(line.level > 0 || line.strong) && !(label.rest.length < 70 && isHeadingLike(label.rest.replace(/\.$/, ''))))
      return false;
  }
  const before = lines[at - 1];
  if (
    width !== null &&
    before !== undefined &&
    line.blanks === 0 &&
    !line.pageBreak &&
    before.text.length > width * 0.6
  ) {
    // In wrapped text "II. The" may be the accidental start of a line.
    if (!isTerminated(before.text) && isOpenEnded(before.text)) return false;
  }
  return true;
}

function annexHeading(line: Line): HeadingLine {
  const match = ANNEX.exec(line.text);
  const word = withoutAnchors(line.text).split(/[\s.:]/)[0] ?? 'Annex';
  const numeral = match?.[1] ?? '';
  const name = word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
  return { form: 'annex', number: numeral === '' ? name : `${name} ${numeral}`, title: match?.[2] ?? '', known: true };
}

/** A heading that the house style knows by its words alone. */
export function knownBareHeading(text: string): boolean {
  const plain = withoutAnchors(text);
  return (
    plain.length < 200 &&
    (AGENDA_HEADING.test(plain) ||
      ANNOTATIONS_HEADING.test(plain) ||
      DOCUMENTATION_HEADING.test(plain) ||
      SUMMARY.test(plain))
  );
}

const SUMMARY =
  /^(?:executive summary|summary|introduction|abstract|note|foreword|conclusions?|recommendations?|résumé|resumen|introducción|резюме|введение|موجز|مقدمة|摘要|导言)$/i;

/**
 * An unnumbered heading by its shape: short, no full stop, set off before, with a new beginning after it.
 * `next` is the index of the following line that is text.
 */
export function isBareHeading(
  lines: readonly Line[],
  at: number,
  width: number | null,
  spacing: number,
  startsAfter: (at: number) => boolean,
): boolean {
  const line = lines[at];
  if (line === undefined || line.cells !== null) return false;
  const plain = withoutAnchors(line.text);
  if (!isHeadingLike(plain, 140) || wordCount(plain) > 18 || line.bullet !== '') return false;
  if (line.level > 0 || line.strong) return true;
  if (knownBareHeading(plain)) return true;
  const before = lines[at - 1];
  const next = lines[at + 1];
  // A label before lower case stands inside a sentence, and this line is its beginning.
  if (next !== undefined && startsLower(labelAt(next.text)?.rest ?? '')) return false;
  // No printer leaves a heading alone at the foot of a page.
  if (next === undefined || next.pageBreak || /[:;,]$/.test(plain) || /^\d|^[“"«(]/.test(plain) || plain.length > 110)
    return false;
  if (width !== null && line.text.length > width * 0.8) return false;
  if (before !== undefined && !isTerminated(before.text) && before.text.length > 45) return false;
  const firstWord = plain.split(' ')[0]?.length ?? 0;
  const roomBefore = before !== undefined && width !== null && before.text.length + 1 + firstWord <= width * 0.85;
  const offBefore = line.blanks > spacing || before === undefined || (roomBefore && isTerminated(before.text));
  const offAfter = next.blanks > spacing || startsAfter(at + 1);
  return offBefore && offAfter && !startsLower(next.text) && (startsAfter(at + 1) || next.text.length > 60);
}
