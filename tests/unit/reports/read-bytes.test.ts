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
    expect(readBytes(input)).toMatchObject({ ok: true, text: TEXT, encoding });
  });

  it('UTF-16 without a mark', () => {
    const latin = 'Report on the meeting of the Expert Group';
    expect(readBytes(utf16(latin, false, false))).toMatchObject({ ok: true, text: latin });
    expect(readBytes(utf16(latin, true, false))).toMatchObject({ ok: true, text: latin });
  });

  it('Latin-1', () => {
    expect(readBytes(Uint8Array.from([82, 0xe9, 117, 110, 105, 111, 110, 32, 0x93, 65, 0x94]))).toMatchObject({
      ok: true,
      text: 'Réunion “A”',
      encoding: 'windows-1252',
    });
  });

  it.each([
    ['Комитет рассмотрел доклад Группы экспертов о киберпреступности', false],
    ['Комитет рассмотрел доклад Группы экспертов о киберпреступности', true],
    ['نظرت اللجنة في تقرير فريق الخبراء المعني بالجريمة السيبرانية', false],
    ['2018年4月3日至5日在维也纳举行的专家组会议报告，委员会通过了报告。', true],
  ])('UTF-16 without a mark in other scripts: %s, big-endian %s', (text, bigEndian) => {
    expect(readBytes(utf16(text, bigEndian, false))).toMatchObject({ ok: true, text });
  });

  // One byte a letter, as the tables of these encodings have it.
  const cyrillic = (text: string) =>
    Uint8Array.from(text, (sign) => {
      const code = sign.charCodeAt(0);
      return code >= 0x410 ? code - 0x410 + 0xc0 : code;
    });

  it('windows-1251, known by its runs of letters', () => {
    const text = 'Комитет рассмотрел доклад Группы экспертов о киберпреступности и принял резолюцию 26/4.';
    expect(readBytes(cyrillic(text))).toMatchObject({ ok: true, text, encoding: 'windows-1251' });
  });

  it('says in one sentence what was unusual, and nothing of plain UTF-8', () => {
    const note = (input: Uint8Array) => {
      const read = readBytes(input);
      return read.ok ? read.note : read.reason;
    };
    expect(note(bytes(TEXT))).toBeUndefined();
    expect(note(bytes(`\uFEFF${TEXT}`))).toBeUndefined();
    expect(note(utf16(TEXT, false, true))).toMatch(/^The file is in UTF-16.*\.$/);
    expect(note(Uint8Array.from([82, 0xe9, 117, 110, 105, 111, 110]))).toMatch(/^The file is not in UTF-8.*\.$/);
    expect(note(bytes('André').subarray(0, 5))).toMatch(/cut off\.$/);
    expect(note(Uint8Array.from([...bytes('Réunion à Genève, été, où. '.repeat(4)), 0xff, 65]))).toMatch(
      /damaged: one character is/,
    );
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
    ['gzip', Uint8Array.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4]), /compressed/],
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
