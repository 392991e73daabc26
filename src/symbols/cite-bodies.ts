/**
 * Whose resolution is it, where its own words do not say? Looks at the bodies named around a citation: the subject of
 * its sentence, the body that enacts the text ("The General Assembly,"), the nearest name. Must not know how a number
 * is read.
 */
import { bodyOf, NAMED, nameBefore } from './cite-words';
import type { Match } from './types';

export interface Cited {
  match: Match;
  /** `65/230`, `1514(XV)A`: as in the key. */
  tail: string;
  /** The bodies that have such numbers, the likeliest first; bodies are letters of `cite-words`. */
  fits: string;
  kind: string;
  /** The body as the words say it, or empty. */
  body: string;
  possessive: boolean;
  /** The citation before it in the same list. */
  previous: Cited | undefined;
  /** A body that has no numbers of ours is stated. */
  foreign?: boolean;
  /** The body that was concluded. */
  means?: string;
}

const PREFIX: Record<string, string> = {
  G: 'A',
  S: 'S',
  E: 'E',
  H: 'A/HRC',
  R: 'E/CN.4',
  P: 'CCPCJ',
  N: 'CND',
  W: 'CSW',
};
/** What the short names can mean. */
export const FAMILY: Record<string, string> = { g: 'G', k: 'SEH', c: 'PNWR' };

/** How much text around a number is searched for a body's name, and how much is a sentence. */
const BODY_REACH = 4000;
const SENTENCE = 400;
const LONGEST_NAME = 90;
/** Before a subject that follows its number: "in its resolution 51/18, the Human Rights Council". */
const SUBJECT = /,\s(?:[a-z]{2,3}\s|l['’])$/;
/** Names weighed in one direction for one number. */
const MOST_NAMES = 60;

/** The end of a sentence, paragraph, clause on a line of its own or list item, and the start of the next. */
const SENTENCE_BREAK = /[.;:!?。]["”)]?\s+(?=[\p{Lu}(])|[,،，][ \t\r]*\n|\n\s{0,3}\n|\n\s{0,3}-\s/gu;
/** A line that ends with a comma, and all that stands before the name of the body that enacts the text. */
const LINE_END = /[,،，][ \t\r]*\n/g;
const ALONE = /(?:^|\n)[\s*_]*(?:The |L['’]|La |El |Le |إن )?$/;

/** The key of a number as a resolution or decision of `body`, if that body has such numbers. */
export function keyOf(body: string, { fits, kind, tail }: Cited): string | undefined {
  if (!body || !fits.includes(body)) return;
  return body === 'U' ? `UNEP/EA.${tail.replace('/', '/Res.')}` : `${PREFIX[body]}/${kind}/${tail}`;
}

interface Named {
  at: number;
  body: string;
}

/** The bodies named in one text, read as far as somebody asks. */
export class Bodies {
  private readonly list: Named[] = [];
  private scanned = 0;
  private enacting: Named[] | undefined;

  /** @param enacted whether the lines that enact a text are looked for, all through it. */
  constructor(
    private readonly text: string,
    private readonly enacted: boolean,
  ) {}

  /** The body of a number for which it is said short or not at all, from what is named around it. */
  conclude(c: Cited): string | undefined {
    const options = [...c.fits].filter((body) => !c.body || FAMILY[c.body]?.includes(body)).join('');
    // Only one body counts so; a Roman session without a body is the General Assembly's.
    if (options.length === 1 || c.tail.includes('(')) return options[0];
    const { start, end } = c.match;
    this.read(start, end);
    const { list } = this;
    let middle = 0;
    for (let step = 1 << 20; step >= 1; step /= 2) if ((list[middle + step - 1]?.at ?? end) < start) middle += step;
    /** The body named at `i`, if it has such numbers; "the Commission" is the one named last before. */
    const named = (i: number): string | undefined => {
      let body = list[i]?.body ?? '';
      const family = FAMILY[body];
      if (family === 'G') body = family;
      else if (family) {
        let j = i - 1;
        while (j > i - MOST_NAMES && list[j] && !`${family}O`.includes(list[j]?.body ?? '')) j--;
        body = j > i - MOST_NAMES ? (list[j]?.body ?? '') : '';
      }
      return body && options.includes(body) ? body : undefined;
    };
    /** The first body that names from index `from` on give, nearer than `limit`; one that gave none is not asked twice. */
    const search = (from: number, step: number, limit: number): string | undefined => {
      let tried = '';
      for (let i = from; Math.abs(i - from) < MOST_NAMES; i += step) {
        const mention = list[i];
        if (!mention || Math.abs(mention.at - start) >= limit) return;
        if (tried.includes(mention.body)) continue;
        const body = named(i);
        if (body) return body;
        tried += mention.body;
      }
      return;
    };
    if (!c.body) {
      const enacting = this.enactingBody(c);
      // "In its resolution 26/4, …, the Commission": the subject of the sentence comes first.
      const { text } = this;
      const back = Math.max(0, start - SENTENCE);
      let opened = back;
      for (const { 0: stop, index } of text.slice(back, start).matchAll(SENTENCE_BREAK))
        opened = back + index + stop.length;
      const stop = text.slice(end, end + SENTENCE).search(SENTENCE_BREAK);
      const ahead = stop < 0 ? SENTENCE : stop;
      let body: string | undefined;
      if ((c.possessive || enacting) && (list[middle - 1]?.at ?? -1) >= opened)
        body = search(middle - 1, -1, start - opened + 1);
      if (c.possessive && (!enacting || SUBJECT.test(text.slice(end, list[middle]?.at ?? end))))
        body ??= search(middle, 1, end - start + ahead);
      if (body ?? enacting) return body ?? enacting;
    }
    return search(middle - 1, -1, BODY_REACH) ?? search(middle, 1, BODY_REACH / 4);
  }

  /** Reads the names around a citation; no part of the text is read twice. */
  private read(start: number, end: number): void {
    const from = Math.max(this.scanned, start - BODY_REACH);
    this.scanned = Math.max(this.scanned, end + BODY_REACH / 4);
    for (const { 0: name, index } of this.text.slice(from, this.scanned + LONGEST_NAME).matchAll(NAMED))
      if (from + index < this.scanned) this.list.push({ at: from + index, body: bodyOf(name) });
    this.scanned = Math.max(this.scanned, (this.list.at(-1)?.at ?? 0) + 1);
  }

  /** The body that enacts the text ("The General Assembly," on a line of its own), if it has such numbers. */
  private enactingBody(c: Cited): string | undefined {
    const { text } = this;
    if (!this.enacted) return;
    if (!this.enacting) {
      this.enacting = [];
      for (const { index } of text.matchAll(LINE_END)) {
        const before = text.slice(Math.max(0, index - LONGEST_NAME), index);
        const name = nameBefore(before, before.length);
        if (name && ALONE.test(before.slice(0, -name.length))) this.enacting.push({ at: index, body: bodyOf(name) });
      }
    }
    const last = this.enacting.findLast(({ at }) => at < c.match.start);
    return last && c.fits.includes(last.body) ? last.body : undefined;
  }
}
