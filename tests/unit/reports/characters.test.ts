import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anchor,
  anchorsIn,
  cleanInline,
  decodeEntities,
  normalizeCharacters,
  withoutAnchors,
} from '../../../src/reports/characters';

describe('footnote markers', () => {
  it.each([
    ['World,¹ an open-ended group', ['1']],
    ['17 to 21 January 2011.<sup>1</sup>', ['1']],
    ['^{*} E/CN.15/2018/1.', ['*']],
    ['as follows[^12] and', ['12']],
    ['Item 8 of the provisional agenda*', ['*']],
    ['the Bureau⁴ of the Expert Group', ['4']],
    ['a <sup><b>2</b></sup> mark', ['2']],
  ])('%s', (text, markers) => {
    expect(anchorsIn(cleanInline(text))).toEqual(markers);
  });

  it('leaves exponents of units alone', () => {
    expect(cleanInline('an area of 40 km² was')).toBe('an area of 40 km² was');
  });

  it('go without a trace', () => {
    expect(withoutAnchors(`UNODC.${anchor('3')} The`)).toBe('UNODC. The');
  });
});

describe('markup inside a line', () => {
  it.each([
    ['the **provisional** agenda', 'the provisional agenda'],
    ['V.19-01984 3/**4**', 'V.19-01984 3/4'],
    ['the Commission, *inter alia*, requested', 'the Commission, inter alia, requested'],
    ['Adoption (<i>continued</i>)', 'Adoption (continued)'],
    ['([UNODC/CCPCJ/EG.4/2017/2](#))', '(UNODC/CCPCJ/EG.4/2017/2)'],
    ['1\\. In its resolution', '1. In its resolution'],
    ['At its [2nd...] meeting, on [...]', 'At its [2nd...] meeting, on [...]'],
    ['a_name_with_underscores', 'a_name_with_underscores'],
    ['5 * 3 * 2', '5 * 3 * 2'],
  ])('%s', (before, after) => {
    expect(cleanInline(before)).toBe(after);
  });

  it('decodes references and leaves unknown ones', () => {
    expect(decodeEntities('Andr&eacute; &amp; &#8211; &#x2019; &unknown; &#99999999;')).toBe(
      'André & – ’ &unknown; &#99999999;',
    );
  });
});

describe('any text', () => {
  it('keeps the number of lines', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }).map((line) => line.replace(/[\n\r\u2028\u2029\u0085\f]/g, ''))),
        (lines) => normalizeCharacters(lines.join('\r\n')).split('\n').length === Math.max(1, lines.length),
      ),
    );
  });

  it('loses invisible characters only', () => {
    expect(normalizeCharacters('cyber\u00ADcrime\u200B and\u00A0data')).toBe('cybercrime and data');
  });
});
