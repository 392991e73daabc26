/**
 * Bytes of a file to text, or one sentence why they are none. Knows encodings, nothing of reports.
 */

export type BytesRead =
  | {
      ok: true;
      text: string;
      encoding: string;
      /** What a person should know of how the text was read: a sentence, absent for plain whole UTF-8. */
      note?: string;
    }
  | { ok: false; reason: string };

/** Signatures of files that people take for text. */
const SIGNATURES: [string, string][] = [
  ['%PDF-', 'This is a PDF file, not text: give the text that was taken out of it.'],
  ['PK\u0003\u0004', 'This is a ZIP archive (perhaps a word processor document), not text.'],
  ['\u00d0\u00cf\u0011\u00e0', 'This is an old word processor document, not text.'],
  ['{\\rtf', 'This is a rich text file (RTF), not plain text.'],
  ['\u0089PNG', 'This is a picture, not text.'],
  ['\u00ff\u00d8\u00ff', 'This is a picture, not text.'],
  ['GIF8', 'This is a picture, not text.'],
  ['\u001f\u008b', 'This is a compressed file, not text.'],
];

/** More of these than one in fifty characters, and a file is no text. */
const MOST_CONTROLS = 0.02;

interface Decoded {
  text: string;
  encoding: string;
  note?: string;
}

/**
 * UTF-8 and UTF-16 with a byte order mark; UTF-8 or UTF-16 without one where the bytes fit; otherwise the older encoding
 * of the script that the bytes look like. A text cut off in the middle of a character loses that character alone.
 */
export function readBytes(bytes: Uint8Array): BytesRead {
  if (bytes.length === 0) return { ok: false, reason: 'The file is empty.' };
  const head = Array.from(bytes.subarray(0, 8), (byte) => String.fromCharCode(byte)).join('');
  for (const [signature, reason] of SIGNATURES) if (head.startsWith(signature)) return { ok: false, reason };
  const decoded = decode(bytes);
  const text = decoded.text.replace(/^\uFEFF/, '');
  if (text.trim() === '') return { ok: false, reason: 'The file holds nothing but white space.' };
  if (controlShare(text) > MOST_CONTROLS)
    return { ok: false, reason: 'The file is not text: it holds too many control characters.' };
  return { ...decoded, ok: true, text };
}

const CUT_OFF = 'The file ends in the middle of a character: it may be cut off.';

function decode(bytes: Uint8Array): Decoded {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  const order = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : zeroPattern(bytes);
  if (order !== null) {
    const whole = bytes.subarray(0, bytes.length & ~1);
    const text = order === 'utf-16le' ? plain(order, whole) : bigEndian(whole);
    const note =
      whole.length < bytes.length ? CUT_OFF : 'The file is in UTF-16 rather than UTF-8, and was read as such.';
    return { text, encoding: order, note };
  }
  const end = completeEnd(bytes);
  try {
    // A file may be cut off inside its last character: up to three bytes are held back from the judgement.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end));
    return { text, encoding: 'utf-8', ...(end < bytes.length ? { note: CUT_OFF } : {}) };
  } catch {
    const mended = plain('utf-8', bytes);
    const broken = mended.split('\uFFFD').length - 1;
    const beyond = mended.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
    // A few damaged characters in text that is otherwise UTF-8 do not make it another encoding.
    if (beyond > broken * 4)
      return {
        text: mended,
        encoding: 'utf-8',
        note: `The file is damaged: ${broken === 1 ? 'one character is' : `${broken} characters are`} not readable as UTF-8.`,
      };
    const { text, encoding } = older(bytes);
    return {
      text,
      encoding,
      note: `The file is not in UTF-8; it was read as ${encoding}, so look whether its letters are right.`,
    };
  }
}

/**
 * An encoding from before Unicode. Accented letters stand alone among plain ones; letters of other scripts come in runs,
 * and each of their encodings keeps its commonest letters in another half of the upper rows.
 */
function older(bytes: Uint8Array): Decoded {
  let all = 0;
  let runs = 0;
  let letters = 0;
  let upperHalf = 0;
  for (let at = 0; at < Math.min(bytes.length, 100_000); at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte <= 0xa0) continue;
    all += 1;
    if ((bytes[at - 1] ?? 0) <= 0xa0) runs += 1;
    if (byte >= 0xc0) letters += 1;
    if (byte >= 0xe0) upperHalf += 1;
  }
  if (letters < 30 || all < runs * 2) return { text: western(bytes), encoding: 'windows-1252' };
  const chinese = inChinese(bytes);
  if (chinese !== null) return { text: chinese, encoding: 'gb18030' };
  const share = upperHalf / letters;
  const encoding = share > 0.7 ? 'windows-1251' : share < 0.15 ? 'koi8-r' : 'windows-1256';
  return { text: plain(encoding, bytes), encoding };
}

/** The text in the Chinese encoding, if its bytes pair up and the pairs are common characters. */
function inChinese(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    const beyond = text.match(/\P{ASCII}/gu)?.length ?? 0;
    const expected = text.match(/[\u4E00-\u9FFF\u3000-\u303F\uFF00-\uFFEF\u2010-\u2026]/g)?.length ?? 0;
    return expected > beyond * 0.95 ? text : null;
  } catch {
    return null;
  }
}

/** What windows-1252 has in the places where Latin-1 has control characters; empty places stay as they are. */
const WESTERN = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function western(bytes: Uint8Array): string {
  // Not every TextDecoder knows the difference between windows-1252 and Latin-1.
  return plain('latin1', bytes).replace(/[\u0080-\u009f]/g, (sign) => WESTERN[sign.charCodeAt(0) - 0x80] ?? sign);
}

function plain(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

function bigEndian(bytes: Uint8Array): string {
  const swapped = new Uint8Array(bytes.length - (bytes.length % 2));
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    swapped[at] = bytes[at + 1] ?? 0;
    swapped[at + 1] = bytes[at] ?? 0;
  }
  return plain('utf-16le', swapped);
}

/**
 * UTF-16 without a mark: every second byte is the row of its character, 0 for Latin, 4 for Cyrillic, 6 for Arabic; plain
 * text has none of these. Chinese fills many rows, but only those of one range.
 */
function zeroPattern(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 4) return null;
  const low = [0, 0];
  const han = [0, 0];
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] ?? 0;
    const side = at % 2;
    if (byte < 8) low[side] = (low[side] ?? 0) + 1;
    if (byte === 0 || byte === 0x30 || byte === 0xff || (byte >= 0x4e && byte <= 0x9f))
      han[side] = (han[side] ?? 0) + 1;
  }
  const half = length / 2;
  const rows = (side: 0 | 1) => {
    const other = 1 - side;
    if ((low[side] ?? 0) > half * 0.4 && (low[other] ?? 0) < half * 0.05) return true;
    return (low[side] ?? 0) > 0 && (han[side] ?? 0) > half * 0.95 && (han[other] ?? 0) < half * 0.7;
  };
  return rows(1) ? 'utf-16le' : rows(0) ? 'utf-16be' : null;
}

/** Length without an incomplete UTF-8 character at the end. */
function completeEnd(bytes: Uint8Array): number {
  const length = bytes.length;
  for (let back = 1; back <= Math.min(3, length); back += 1) {
    const byte = bytes[length - back] ?? 0;
    if (byte < 0x80) return length;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needs > back ? length - back : length;
    }
  }
  return length;
}

function controlShare(text: string): number {
  const sample = text.length > 200_000 ? text.slice(0, 200_000) : text;
  const controls = sample.match(/(?![\t\n\f\r])\p{Cc}|\uFFFD/gu)?.length ?? 0;
  return controls / sample.length;
}
