/**
 * One key for every spelling of a symbol: what people type, paste or print, and what the finder reads.
 * Used by search, import and the decoder; the content script needs only the finder.
 */
import { findSymbols } from './find';
import { isOwnKey } from './own-key';

/** Words that symbols print in mixed case, found again when somebody typed all in one case. */
const MIXED =
  'Add|Rev|Corr|Amend|Sub|Agenda|Summary|Part|Vol|Supp|Resumption|ExCom|Pro|Conv|Misc|Circ|Report|Booklet|OzL|Hg'.split(
    '|',
  );
const FORMS = new Map(MIXED.map((word) => [word.toUpperCase(), word]));

/**
 * The canonical key of `surface` (design section 7): no white space, plain slashes and hyphens, `Add.` for `ADD.`,
 * no reissue asterisk. Accepts any case, percent-encoding, file-name (`A_65_230`) and dash (`A-RES-58-217`) forms,
 * and a citation in words when it states its body. Null when it names no document.
 */
export function canonicalKey(surface: string): string | null {
  let text = surface.normalize('NFC').trim();
  if (text.length === 0 || text.length > 400) return null;
  if (/%[\dA-Fa-f]{2}/.test(text)) {
    text = text
      .replace(/%([2-7][\dA-Fa-f])/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .trim();
  }
  text = text.replace(/^[\s([{"'«“*]+|[\s\]}"'»”*.,;:]+$/g, '').replace(/\s*\/\s*/g, '/');
  // A bracket that was opened outside.
  while (text.endsWith(')') && text.split(')').length > text.split('(').length) text = text.slice(0, -1).trim();
  if (isOwnKey(text.toUpperCase())) return text.toUpperCase();
  return whole(text) ?? whole(recased(text)) ?? whole(slashed(text)) ?? whole(slashed(recased(text)));
}

/** The key when one match covers all of `text`. */
function whole(text: string): string | null {
  // The word lets through forms that are too common to be believed alone (`A/64`).
  const lead = 'document ';
  for (const match of findSymbols(lead + text)) {
    if (match.start <= lead.length + 8 && match.end === lead.length + text.length && match.symbol !== null) {
      if (
        match.start === lead.length ||
        match.kind === 'link' ||
        /^[a-z:/.]*$/i.test(text.slice(0, match.start - lead.length))
      ) {
        return match.symbol;
      }
    }
  }
  const address = /^(?:https?:\/\/|www\.)/i.test(text) ? findSymbols(text) : [];
  return address.length === 1 ? (address[0]?.symbol ?? null) : null;
}

/** Upper case, but for the words that symbols print in mixed case. */
function recased(text: string): string {
  return text
    .toUpperCase()
    .replace(/[A-Z]+/g, (word) => FORMS.get(word) ?? word)
    .replace(/RES\./g, 'Res.');
}

/** `A_65_L.78` and `A-RES-58-217` with slashes; hyphens inside `S-32` and `ES-10` stay. */
function slashed(text: string): string {
  if (text.includes('/')) return text;
  if (text.includes('_')) return text.replaceAll('_', '/');
  return text.replace(/-/g, (dash, index: number) =>
    /(?:^|-)E?S$/.test(text.slice(0, index)) && index > 2 ? dash : '/',
  );
}
