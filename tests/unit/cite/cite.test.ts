/** References as the manuals ask for them, and files that other programs read. */
import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyText } from '../../../src/cite/copy';
import { type CitedDocument, citedDocument } from '../../../src/cite/document';
import { type CITE_STYLES, reference } from '../../../src/cite/reference';
import { verifyQuote } from '../../../src/cite/verify';
import { reader } from '../corpus/bundled';

const report = citedDocument((await reader.get('document', 'E/CN.15/2018/12')) as never);
const draft = citedDocument((await reader.get('document', 'UNODC/CCPCJ/EG.4/2018/L.1')) as never, 'E/CN.15/2018/12');
const TITLE =
  'Report on the meeting of the Expert Group to Conduct a Comprehensive Study on Cybercrime, held in Vienna from 3 to 5 April 2018';
const BODY = 'Commission on Crime Prevention and Criminal Justice';
const written = (style: (typeof CITE_STYLES)[number]['style'], document = report) =>
  reference(document, 'para. 9 (s)', style).text;

test('references in words', () => {
  expect(written('un-short')).toBe('E/CN.15/2018/12, para. 9 (s)');
  expect(written('un-full')).toBe(`${BODY}, “${TITLE}”, 13 April 2018 (E/CN.15/2018/12), para. 9 (s)`);
  expect(written('oscola')).toBe(`${BODY}, ‘${TITLE}’ (13 April 2018) UN Doc E/CN.15/2018/12, para 9(s)`);
  expect(written('chicago')).toBe(`${BODY}, “${TITLE},” E/CN.15/2018/12 (April 13, 2018), para. 9 (s).`);
  expect(reference(report, null, 'un-short').text).toBe('E/CN.15/2018/12');
});

test('what is not known is left out; what is derived is marked; a draft leads to its report', () => {
  expect(written('chicago', { ...report, body: null, title: null, date: null })).toBe('E/CN.15/2018/12, para. 9 (s).');
  const { derived, issuedAs } = reference(draft, null, 'un-full');
  expect(derived.map(({ field }) => field).sort()).toEqual(['body', 'title']);
  expect(derived.every(({ evidence }) => evidence.length > 0)).toBe(true);
  expect(issuedAs).toBe('E/CN.15/2018/12');
  expect(reference(report, null, 'un-full')).toMatchObject({ derived: [], issuedAs: null });
});

describe('files, read by another program', () => {
  const parsed = (text: string) => new Cite(text).data[0] as Record<string, never>;

  test('BibTeX, RIS and CSL-JSON say the same', () => {
    for (const style of ['bibtex', 'ris', 'csl-json'] as const) {
      const item = parsed(written(style)) as unknown as Record<string, unknown>;
      expect(item, style).toMatchObject({ type: 'report', title: TITLE });
      expect(JSON.stringify(item.author), style).toContain(BODY);
      expect(JSON.stringify(item.issued), style).toContain('2018');
    }
    expect(plugins.list()).toContain('@ris');
  });

  const title = fc
    .array(fc.constantFrom(...'\\{}~^&%$#_<>"“”éßж中 a1.', 'TY  - X', '\r\nER  - ', '\u2028'), {
      minLength: 1,
      maxLength: 12,
    })
    .map((parts) => `x${parts.join('')}x`);
  const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

  test('no title breaks out of its field', () => {
    fc.assert(
      fc.property(title, (text) => {
        const sly: CitedDocument = { ...report, title: text };
        const ris = written('ris', sly);
        expect(ris.match(/^ER {2}- /gm)).toHaveLength(1);
        expect(ris.split('\r\n').every((line) => line === '' || /^[A-Z][A-Z\d] {2}- /.test(line))).toBe(true);
        expect(ris).toContain(`TI  - ${flat(text.replace(/\u2028/g, ' '))}\r\n`);
        const bib = written('bibtex', sly)
          .replace(/\\[\\{}&%$#_]/g, '')
          .replace(/\\text\w+/g, '');
        expect(bib.split('{').length).toBe(bib.split('}').length);
        expect(bib).not.toMatch(/[~^&%$#]/);
        expect(JSON.parse(written('csl-json', sly))[0].title).toBe(text);
      }),
    );
  });
});

test('a copy carries its place, and the notice where it is due', () => {
  expect(copyText('new  “legal”\ninstrument', 'E/CN.15/2018/12, para. 9 (s)', 'Preliminary.')).toBe(
    '“new ‘legal’ instrument” (E/CN.15/2018/12, para. 9 (s))\n\nPreliminary.',
  );
  expect(copyText('x', 'A/1', null)).toBe('“x” (A/1)');
  expect(copyText('x', 'A/1/L.1', null, 'A draft.')).toBe('“x” (A/1/L.1)\n\nA draft.');
});

describe('verifying a quote', () => {
  const passages = [
    {
      id: 'A/1#1',
      text: 'The “Budapest” Convention was considered – by some – to be sufficient for developing responses.',
    },
    { id: 'A/1#2', text: 'Other speakers held that a new instrument was needed.' },
  ];

  test('exact but for typography, with its place', () => {
    const { verdict, places } = verifyQuote('"Budapest"  Convention\nwas considered - by some -', passages);
    expect(verdict).toBe('exact');
    expect(passages[0]?.text.slice(places[0]?.start, places[0]?.end)).toContain(
      'Budapest” Convention was considered – by some –',
    );
  });

  test('altered and not found', () => {
    expect(verifyQuote('Other speakers insisted that a new instrument was needed', passages)).toMatchObject({
      verdict: 'altered',
      places: [{ passage: 'A/1#2' }],
    });
    expect(verifyQuote('The weather in Vienna was fine that spring', passages)).toEqual({
      verdict: 'not found',
      places: [],
    });
    expect(verifyQuote('  “” ', passages).verdict).toBe('not found');
  });

  test('every stretch of whole words of a passage is exact', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        const words = (passages[1]?.text ?? '').split(' ');
        const [from, to] = [a % words.length, b % words.length].sort((x, y) => x - y) as [number, number];
        expect(verifyQuote(words.slice(from, to + 1).join('\n '), passages).verdict).toBe('exact');
      }),
    );
  });
});
