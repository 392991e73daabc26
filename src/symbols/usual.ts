/**
 * Reads a symbol of the usual shape where it stands, by one look: most symbols on a page are plain, and cost no more than
 * this. Says nothing of any other; for those only `scanSymbol` can tell. A test holds the two together.
 */
import { LEAD } from './roots';

/** A part that another one follows; a modification in capitals is one that a key writes otherwise. */
const PART = String.raw`(?:\d{1,6}|(?!ADD|AMEND|REV|CORR)[A-Z][A-Za-z]{0,7}(?:[.-][A-Z][A-Za-z]{0,4})?(?:[.-]?\d{1,4})?)\/`;
/** A resolution that names no session has a year or a session in parentheses. */
const NO_SESSION = String.raw`(?:RES|DEC)\/[\w.]*(?![\w./])`;
/** What ends a symbol: its number or its kind with one. A year behind a number (`EG.4/2018`) has one more part. */
const LAST = String.raw`(?:\d{1,3}|\d{5}|[03-9]\d{3}|(?<!\d\/)[12]\d{3}|(?:L|PV|SR|WP|CRP|NGO|Add|Rev|Corr|Res|MISC)\.\d{1,4}|INF[./]?\d{1,4})`;
/** The plainest of volumes and parts. */
const VOLUME = String.raw`(?: ?\((?:Part|PART|Vol|VOL)\.? ?(?:[IVXL]{1,6}|\d{1,2})\))?`;
/** What no symbol goes on with: punctuation, a small word or a figure of the sentence, a word that begins no modification, Chinese. */
const END = String.raw`[)\]:;"'<?!|]|,(?!\d)|\.(?:\s|$)|[ \n](?:[a-z\d[|]|[BD-QS-Z][a-z])| \([a-z]|[\u3001-\u9fff]`;

const USUAL = new RegExp(
  String.raw`(?:S\/RES\/\d{1,4} ?\((?:19|20)\d\d\)|${LEAD}(?!${NO_SESSION})(?:${PART}){0,6}${LAST})${VOLUME}(?=${END})`,
  'y',
);

/** The end of the symbol of the usual shape that starts at `start`, or 0. The slice without its spaces is the key. */
export function usualEnd(text: string, start: number): number {
  USUAL.lastIndex = start;
  return USUAL.test(text) ? USUAL.lastIndex : 0;
}
