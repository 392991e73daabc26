import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../../../src/reports/read-bytes';

const TEXT = 'Rapport sur la réunion du Groupe d’experts, tenue à Vienne\nДоклад 报告 تقرير\n';
const bytes = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const codes = [
    ...(mark ? [0xfeff] : []),
    ...Array.from({ length: text.length }, (_unused, at) => text.charCodeAt(at)),
  ];
  return Uint8Array.from(codes.flatMap((code) => (bigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8])));
}

describe('bytes to text', () => {
  it.each([
    ['utf-8', bytes(TEXT)],
    ['utf-8', bytes(`\uFEFF${TEXT}`)],
    ['utf-16le', utf16(TEXT, false, true)],
    ['utf-16be', utf16(TEXT, true, true)],
  ])('%s', (encoding, input) => {
    expect(readBytes(input)).toEqual({ ok: true, text: TEXT, encoding });
  });

  it('UTF-16 without a mark', () => {
    const latin = 'Report on the meeting of the Expert Group';
    expect(readBytes(utf16(latin, false, false))).toMatchObject({ ok: true, text: latin });
    expect(readBytes(utf16(latin, true, false))).toMatchObject({ ok: true, text: latin });
  });

  it('Latin-1', () => {
    expect(readBytes(Uint8Array.from([82, 0xe9, 117, 110, 105, 111, 110, 32, 0x93, 65, 0x94]))).toEqual({
      ok: true,
      text: 'Réunion “A”',
      encoding: 'windows-1252',
    });
  });

  it('cut off inside a character', () => {
    const whole = bytes('tenue à Vienne, André');
    expect(readBytes(whole.subarray(0, whole.length - 1))).toMatchObject({
      ok: true,
      text: 'tenue à Vienne, Andr',
      encoding: 'utf-8',
    });
  });

  it.each([
    ['empty', new Uint8Array(0), /empty/],
    ['white space', bytes(' \n\t\n'), /white space/],
    ['PDF', bytes('%PDF-1.7\n'), /PDF/],
    ['ZIP', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), /ZIP/],
    ['noise', Uint8Array.from({ length: 400 }, (_unused, at) => (at * 37) % 256), /not text/],
  ])('%s is refused in one sentence', (_name, input, reason) => {
    const read = readBytes(input);
    expect(read.ok).toBe(false);
    expect(read.ok ? '' : read.reason).toMatch(reason);
    expect(read.ok ? '' : read.reason).toMatch(/^[A-Z].*\.$/);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (input) => typeof readBytes(input).ok === 'boolean'));
  });

  it('gives back any well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(/\p{L}{3}/u.test(text) && !/\p{Cc}|\uFEFF/u.test(text));
        expect(readBytes(bytes(text))).toMatchObject({ ok: true, text });
      }),
    );
  });
});
