import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSymbols } from '../../../src/symbols/find';
import { couldHoldSymbol } from '../../../src/symbols/gate';
import { canonicalKey } from '../../../src/symbols/key';
import { formatSymbol, parseSymbol } from '../../../src/symbols/parse';
import { ALIASES, isRoot, mayFollow } from '../../../src/symbols/roots';
import { scanSymbol } from '../../../src/symbols/scan';
import { usualEnd } from '../../../src/symbols/usual';

const SYMBOLS = readFileSync('tests/golden/symbols/symbols.tsv', 'utf8')
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t')[0] ?? '')
  .filter(Boolean);

/** Pieces that symbols, citations and their look-alikes are made of. */
const PIECES = [
  'A',
  'S',
  'E',
  'ST',
  'T',
  'CD',
  'UNODC',
  'CCPCJ',
  'EG.4',
  'CEDAW',
  'C',
  'UNEP(DTIE)',
  'UNEP',
  'TD',
  'B',
  'GC.19',
  'ICC-ASP',
  'RES',
  'PV.',
  'CN.15',
  'L.1',
  'Add.1',
  'Rev.2',
  'Corr.1',
  '/',
  '/',
  '/',
  '／',
  '(',
  ')',
  '（',
  '）',
  '-',
  '–',
  ' ',
  '\n',
  '\u00ad',
  '\u200b',
  '\u200f',
  '**',
  '*',
  '.',
  ',',
  ';',
  '%2F',
  '_',
  '1',
  '65',
  '230',
  '2018',
  '1325',
  '(2000)',
  '(XV)',
  '(Part I)',
  'A ',
  '٦٥',
  '۷۶',
  'resolution ',
  'resolutions ',
  'its resolution ',
  'decision ',
  'General Assembly ',
  ', the Commission',
  ' of the Commission on Narcotic Drugs',
  'Council ',
  'and ',
  'Res. ',
  'GA ',
  'résolution ',
  'de l’Assemblée générale',
  'резолюция ',
  ' Генеральной Ассамблеи',
  'القرار ',
  'قرار الجمعية العامة ',
  'د-15',
  'ألف',
  '第',
  '号',
  '决议',
  '大会',
  '安理会第',
  'S-10/2',
  'دإ-19/2',
  ' (Sect. 29A)/Corr.1',
  ' 11 ياء',
  '、',
  'http://',
  'https://undocs.org/',
  'undocs.org/',
  'un.org/',
  '?s=',
  'V.18-01878',
  '19-16486 (E)',
  '*1916486*',
  'the same resolution',
  'X',
  'a',
  'é',
];
const soup = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom(...SYMBOLS), fc.string({ maxLength: 3 })), {
    maxLength: 24,
  })
  .map((parts) => parts.join(''));
const anyText = fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 80 }));

describe('the finder on any text', () => {
  test('matches stand in order, do not overlap, and their surface is the slice', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, thorough) => {
        let end = 0;
        for (const match of findSymbols(text, { thorough })) {
          expect(match.start).toBeGreaterThanOrEqual(end);
          expect(match.end).toBeGreaterThan(match.start);
          expect(text.slice(match.start, match.end)).toBe(match.surface);
          if (match.symbol !== null) expect(match.symbol).toMatch(/^\S+$/);
          if (match.kind === 'citation')
            expect((match.symbol === null) === (match.candidates !== undefined && match.candidates.length > 0)).toBe(
              true,
            );
          end = match.end;
        }
      }),
      { numRuns: 1200 },
    );
  });

  test('the gate never says no where the finder finds', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, text, after) => {
        if (findSymbols(text).length === 0) return;
        expect(couldHoldSymbol(text)).toBe(true);
        expect(couldHoldSymbol(before + text + after)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  test('the quick way to a symbol and the slow way agree', () => {
    const ends = fc.constantFrom(
      ')',
      ' and',
      ', annex',
      '. The',
      '.',
      '; ',
      '',
      ' (2000)',
      '(2017)',
      ' (Vol. II)',
      ' (Part I).',
      ' (see page 3)',
      ' (2000) (Part II)',
      ' (2017))',
      ' (1999) and',
      ' C',
      '-E/1',
      '/',
      '/X',
      ' Add.1',
      ',5',
      '.5',
      '*',
      ' A new',
      ' (XV)',
      ' (Part I)',
      ' (Vol. II)/Add.1',
    );
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...SYMBOLS), soup), ends, (symbol, end) => {
        const text = symbol + end;
        for (let slash = text.indexOf('/'); slash > 0; slash = text.indexOf('/', slash + 1)) {
          const root = /[A-Z]+$/.exec(text.slice(0, slash))?.[0] ?? '';
          if (!isRoot(root) || root in ALIASES || !mayFollow(root, text, slash + 1)) continue;
          const start = slash - root.length;
          const quick = usualEnd(text, start);
          if (quick)
            expect(scanSymbol(text, start, slash)).toEqual({
              end: quick,
              key: text.slice(start, quick).replace(/\s+/g, ''),
              weak: false,
            });
        }
      }),
      { numRuns: 4000 },
    );
  });

  test('parse and format are inverse on every key', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { symbol, candidates } of findSymbols(text)) {
          for (const key of symbol === null ? (candidates ?? []) : [symbol])
            expect(formatSymbol(parseSymbol(key))).toBe(key);
        }
      }),
      { numRuns: 1200 },
    );
    for (const symbol of SYMBOLS) {
      const key = canonicalKey(symbol) ?? '';
      expect(formatSymbol(parseSymbol(key))).toBe(key);
    }
  });

  test('a canonical key is its own key', () => {
    for (const symbol of SYMBOLS) {
      const key = canonicalKey(symbol);
      expect(key).not.toBeNull();
      expect(canonicalKey(key ?? '')).toBe(key);
    }
  });

  test('a symbol in a sentence is found with any of the six languages around it', () => {
    const around = [
      ['انظر الوثيقة ', '، المرفق. '],
      ['见', '。各国'],
      ['See document ', ', annex. '],
      ['Voir le document ', ', annexe. '],
      ['См. документ ', ', приложение. '],
      ['Véase el documento ', ', anexo. '],
    ] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...SYMBOLS),
        fc.constantFrom(...around),
        fc.constantFrom(...around),
        (symbol, [before], [, after]) => {
          const text = before + symbol + after;
          expect(findSymbols(text)).toContainEqual(expect.objectContaining({ start: before.length, surface: symbol }));
        },
      ),
      { numRuns: 1500 },
    );
  });
});
