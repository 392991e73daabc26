/**
 * One paragraph put together from its printed lines. Keeps the pieces apart until the end and judges by the last few
 * words alone, so that a text of any length is joined in time proportional to it.
 */
import { startsLower, TAIL } from './sentences';

const HAN = /[\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF]$/;
const HAN_START = /^[\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF\uE000]/;

export interface JoinRules {
  /** Words of the document in lower case, compounds with their hyphens; asked for only where a line ends in a hyphen. */
  words: () => ReadonlySet<string>;
  /** The language divides words at the end of a line. */
  dropsHyphen: boolean;
}

export class JoinedText {
  private readonly parts: string[];
  /** The end of the text so far, enough to judge how it ends. */
  tail: string;
  length: number;

  constructor(text: string) {
    this.parts = [text];
    this.tail = text.slice(-TAIL);
    this.length = text.length;
  }

  /**
   * Adds a printed line. A hyphen at the end of a line stays when the compound is written so elsewhere in the document,
   * goes when the joined word is, and otherwise follows the habit of the language.
   */
  add(line: string, rules: JoinRules): void {
    if (this.length === 0) {
      this.append('', line);
      return;
    }
    const last = this.tail.charAt(this.tail.length - 1);
    const hyphen = last === '-' || last === '‐' ? /(\p{L}+)([-‐])$/u.exec(this.tail.slice(-60)) : null;
    const head = hyphen === null ? undefined : /^(\p{L}+)/u.exec(line)?.[1];
    if (hyphen !== null && head !== undefined) {
      const joined = `${hyphen[1]}${head}`.toLowerCase();
      const compound = `${hyphen[1]}-${head}`.toLowerCase();
      const words = rules.words();
      const keeps =
        (words.has(compound) && !words.has(joined)) || !(words.has(joined) || (rules.dropsHyphen && startsLower(line)));
      this.cut(hyphen[2]?.length ?? 0);
      this.append(keeps ? '-' : '', line);
    } else if ((last === '/' || last === '–') && /[^\s].$/u.test(this.tail.slice(-3)) && /^[\p{L}\p{N}]/u.test(line)) {
      this.append('', line);
    } else if (HAN.test(last) && HAN_START.test(line)) {
      // Chinese is set without spaces: a printed line end between two characters of that script is none.
      this.append('', line);
    } else this.append(' ', line);
  }

  toString(): string {
    return this.parts.join('');
  }

  private append(glue: string, line: string): void {
    this.parts.push(glue + line);
    this.tail = (this.tail + glue + line).slice(-TAIL);
    this.length += glue.length + line.length;
  }

  private cut(count: number): void {
    this.tail = this.tail.slice(0, this.tail.length - count);
    this.length -= count;
    let rest = count;
    while (rest > 0 && this.parts.length > 0) {
      const last = this.parts.pop() ?? '';
      if (last.length > rest) this.parts.push(last.slice(0, last.length - rest));
      rest -= Math.min(rest, last.length);
    }
  }
}
