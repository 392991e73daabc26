/** What only the texts of candidates can tell: whether words stand side by side, and which words met the question. */
import { UNKNOWN_LANGUAGE, type Word, wordsOf } from '../tokens';
import type { FieldTexts, TextReader } from '../types';
import type { Phrase } from './plan';
import type { ExpandedPlan, ExpandedVariant } from './score';
import { FIELDS } from './weights';

/** How a phrase is looked for. */
interface Look {
  /** By part: whether a word of the text is it. */
  accepts: ((word: string) => boolean)[];
  /** Found in every plain text that has the phrase, and in few others; null where no expression can promise that. */
  sketch: RegExp | null;
}

/** ASCII and the usual quotation marks and dashes: in such a text, words are what an expression takes for words. */
const PLAIN = /^[\0-\x7f‘’“”–—…]*$/;
const SKETCHED = /^[a-z0-9]{1,64}$/;
/** No word begins behind a letter. */
const START = '(?<![a-z])';
/** What may stand between two parts: no word, or letters beside an apostrophe, which are none. */
const BETWEEN = '[^a-z0-9]+(?:[a-z]{1,2}[^a-z0-9]+){0,2}';

function lookFor({ parts, open }: Phrase, { variant, expansions }: ExpandedVariant): Look {
  const known = parts.map((part) => expansions[variant.needs.findIndex(({ word }) => word === part)]);
  const last = parts.length - 1;
  const accepts = parts.map(
    (part, at) => (word: string) =>
      word === part || known[at]?.accepts(word) === true || (open && at === last && word.startsWith(part)),
  );
  const ways = parts.map((part, at) => [
    ...new Set([part, ...(known[at]?.words ?? []), ...(known[at]?.beginning ? [known[at].beginning] : [])]),
  ]);
  const sketched = ways.flat().every((word) => SKETCHED.test(word));
  const begins = known.some((expansion, at) => at < last && expansion?.beginning);
  return {
    accepts,
    sketch:
      sketched && !begins ? new RegExp(START + ways.map((words) => `(?:${words.join('|')})`).join(BETWEEN), 'i') : null,
  };
}

/** The texts of one thing, cut into words by field when first needed. */
class ReadText {
  #words: Partial<Record<keyof FieldTexts, Word[]>> | null = null;
  constructor(private readonly texts: FieldTexts) {}

  #wordsIn(field: keyof FieldTexts): Word[] {
    this.#words ??= {};
    this.#words[field] ??= wordsOf(this.texts[field], UNKNOWN_LANGUAGE);
    return this.#words[field];
  }

  get words(): Word[][] {
    return FIELDS.map((field) => this.#wordsIn(field));
  }

  /** True if the parts of a phrase stand side by side in one of the fields. */
  shows({ accepts, sketch }: Look): boolean {
    return FIELDS.some((field) => {
      const text = this.texts[field];
      if (text === '' || (sketch && !sketch.test(text) && PLAIN.test(text))) return false;
      const parts = this.#wordsIn(field).filter(({ whole }) => !whole);
      return parts.some(
        (_, at) =>
          at + accepts.length <= parts.length &&
          accepts.every((accept, part) => accept((parts[at + part] as Word).word)),
      );
    });
  }
}

/** The texts of one question's candidates, each asked for once. */
export class CandidateTexts {
  readonly #read = new Map<string, ReadText | null>();
  readonly #looks = new Map<ExpandedVariant, Look[]>();
  constructor(private readonly reader: TextReader) {}

  async read(ids: readonly string[]): Promise<void> {
    const unknown = ids.filter((id) => !this.#read.has(id));
    if (unknown.length === 0) return;
    const texts = await this.reader.texts(unknown);
    unknown.forEach((id, index) => {
      const own = texts[index];
      this.#read.set(id, own ? new ReadText(own) : null);
    });
  }

  /** True if the text of a candidate meets a group by one of the variants that only a text can confirm. */
  confirms(id: string, { variants }: ExpandedPlan): boolean {
    const text = this.#read.get(id);
    if (!text) return false;
    return variants.some((variant) => {
      const phrases = this.#looksOf(variant);
      return phrases.length > 0 && phrases.every((look) => text.shows(look));
    });
  }

  #looksOf(variant: ExpandedVariant): Look[] {
    let looks = this.#looks.get(variant);
    if (!looks) {
      looks = variant.variant.phrases.map((phrase) => lookFor(phrase, variant));
      this.#looks.set(variant, looks);
    }
    return looks;
  }

  /** The words of a text that meet any of the groups, each once, in the order of the text. */
  wordsMeeting(id: string, plans: readonly ExpandedPlan[]): string[] {
    const expansions = plans.flatMap(({ variants }) => variants.flatMap((variant) => variant.expansions));
    const judged = new Map<string, boolean>();
    for (const words of this.#read.get(id)?.words ?? [])
      for (const { word } of words)
        if (!judged.has(word))
          judged.set(
            word,
            expansions.some((expansion) => expansion.accepts(word)),
          );
    return [...judged].flatMap(([word, meets]) => (meets ? [word] : []));
  }

  /** True if a text has all of these words. */
  hasAll(id: string, folded: readonly string[]): boolean {
    const own = new Set((this.#read.get(id)?.words ?? []).flat().map(({ word }) => word));
    return folded.every((word) => own.has(word));
  }
}
