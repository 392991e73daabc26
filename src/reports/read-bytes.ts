/**
 * Bytes of a file to text, or one sentence why they are none. Knows encodings, nothing of reports.
 */

export type BytesRead = { ok: true; text: string; encoding: string } | { ok: false; reason: string };

/** Signatures of files that people take for text. */
const SIGNATURES: [string, string][] = [
  ['%PDF-', 'This is a PDF file, not text; open it in the reader, which takes the text out of it.'],
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

/**
 * UTF-8 and UTF-16 with a byte order mark; UTF-8 or UTF-16 without one where the bytes fit; otherwise the Western
 * single-byte encoding. A text cut off in the middle of a character loses that character alone.
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
  return { ok: true, text, encoding: decoded.encoding };
}

function decode(bytes: Uint8Array): { text: string; encoding: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: plain('utf-16le', bytes), encoding: 'utf-16le' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: bigEndian(bytes), encoding: 'utf-16be' };
  const order = zeroPattern(bytes);
  if (order === 'utf-16le') return { text: plain(order, bytes), encoding: order };
  if (order === 'utf-16be') return { text: bigEndian(bytes), encoding: order };
  try {
    // A file may be cut off inside its last character: up to three bytes are held back from the judgement.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, completeEnd(bytes)));
    return { text, encoding: 'utf-8' };
  } catch {
    const mended = plain('utf-8', bytes);
    const broken = mended.split('\uFFFD').length - 1;
    const beyond = mended.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
    // A few damaged characters in text that is otherwise UTF-8 do not make it another encoding.
    if (beyond > broken * 4) return { text: mended, encoding: 'utf-8' };
    return { text: western(bytes), encoding: 'windows-1252' };
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

/** Latin text in UTF-16 has a zero in every second byte. */
function zeroPattern(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const half = length / 2;
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be';
  return null;
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
