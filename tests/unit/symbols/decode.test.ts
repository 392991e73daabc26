import { describe, expect, test } from 'vitest';
import catalogue from '../../../data/catalogue/bodies.json';
import { decodeSymbol } from '../../../src/symbols/decode';
import { canonicalJobNumber } from '../../../src/symbols/jobs';
import { canonicalKey } from '../../../src/symbols/key';
import { documentLinks } from '../../../src/symbols/links';
import { isRoot } from '../../../src/symbols/roots';
import { LANGUAGES } from '../../../src/symbols/types';
import { ordinal } from '../../../src/symbols/years';

describe('decode', () => {
  test.each<[string, string]>([
    ['A/RES/65/230', 'General Assembly resolution 65/230, sixty-fifth session, 2010–2011'],
    ['E/CN.15/2018/12', 'Commission on Crime Prevention and Criminal Justice, 2018, document 12'],
    ['S/RES/1325(2000)', 'Security Council resolution 1325 (2000)'],
    [
      'CCPCJ/RES/26/4',
      'Commission on Crime Prevention and Criminal Justice resolution 26/4, twenty-sixth session, 2017',
    ],
    ['A/RES/217(III)A', 'General Assembly resolution 217 A (III), third session, 1948–1949'],
    ['A/RES/48/13C', 'General Assembly resolution 48/13 C, forty-eighth session, 1993–1994'],
    ['A/RES/S-32/1', 'General Assembly resolution S-32/1, thirty-second special session'],
    ['A/ES-10/648', 'General Assembly, tenth emergency special session, document 648'],
    ['A/C.3/72/12', 'Third Committee, seventy-second session, 2017–2018, document 12'],
    ['A/HRC/RES/16/18', 'Human Rights Council resolution 16/18, sixteenth session, 2011'],
    ['E/RES/2010/18', 'Economic and Social Council resolution 2010/18'],
    [
      'UNODC/CCPCJ/EG.4/2018/L.1',
      'Expert Group to Conduct a Comprehensive Study on Cybercrime, 2018, limited document 1',
    ],
    [
      'A/76/6(Sect.29A)/Corr.1',
      'General Assembly, seventy-sixth session, 2021–2022, document 6, section 29A, corrigendum 1',
    ],
    ['A/62/17(PartI)', 'General Assembly, sixty-second session, 2007–2008, document 17, part I'],
    [
      'E/CN.4/Sub.2/AC.2/1987/WP.4/Add.1',
      'Sub-Commission on Prevention of Discrimination and Protection of Minorities, E/CN.4/Sub.2/AC.2, 1987, working paper 4, addendum 1',
    ],
    [
      'A/53/258-S/1998/763',
      'General Assembly, fifty-third session, 1998–1999, document 258; Security Council, 1998, document 763',
    ],
    ['A/5497', 'General Assembly, document 5497'],
  ])('%s', (key, title) => {
    expect(decodeSymbol(key).title).toBe(title);
  });

  test('fields', () => {
    expect(decodeSymbol('A/RES/65/230')).toMatchObject({
      organ: 'General Assembly',
      body: 'General Assembly',
      session: '65',
      year: '2010–2011',
      nature: 'resolution',
      number: '230',
      modifications: [],
      joint: [],
    });
    expect(decodeSymbol('E/CN.15/2018/12')).toMatchObject({
      organ: 'Economic and Social Council',
      session: null,
      year: '2018',
      nature: null,
      number: '12',
    });
    expect(decodeSymbol('CCPCJ/RES/26/4')).toMatchObject({
      organ: 'Economic and Social Council',
      session: '26',
      year: '2017',
      nature: 'resolution',
      number: '4',
    });
    expect(decodeSymbol('A/75/342/Add.1/Corr.1')).toMatchObject({
      session: '75',
      number: '342',
      modifications: ['Add.1', 'Corr.1'],
    });
    expect(decodeSymbol('HRI/GEN/1/Rev.9(Vol.I)').modifications).toEqual(['Rev.9', '(Vol. I)']);
    expect(decodeSymbol('E/2013/30-E/CN.15/2013/27').joint).toEqual(['E/2013/30', 'E/CN.15/2013/27']);
    expect(decodeSymbol('CRPD/C/31/D/94/2021')).toMatchObject({
      session: '31',
      year: '2021',
      nature: 'communication',
      number: '94',
    });
    expect(decodeSymbol('S/PV.8539')).toMatchObject({ nature: 'verbatim record', number: '8539', year: null });
    expect(decodeSymbol('UNODC/CCPCJ/EG.4/2018/CRP.1')).toMatchObject({ nature: 'conference room paper', number: '1' });
  });

  test('a name without a source is never shown', () => {
    for (const row of catalogue.bodies) {
      if (!('unverified' in row)) continue;
      const said = JSON.stringify(LANGUAGES.map((language) => decodeSymbol(`${row.element}/123`, language)));
      const name = Object.values(row.unverified as object)[0] as string;
      // The parent may bear the same words; the row itself must not.
      expect(
        decodeSymbol(`${row.element}/123`).chain.find(({ element }) => element === row.element)?.name ?? null,
        row.element,
      ).toBeNull();
      if (row.element.includes('/')) expect(said.includes(name), row.element).toBe(false);
    }
  });

  test('formulas end where they are known', () => {
    expect(decodeSymbol('CCPCJ/RES/49/1').year).toBeNull();
    expect(decodeSymbol('CND/RES/12/1').year).toBeNull();
    expect(decodeSymbol('TD/B/12/3').year).toBeNull();
    expect(decodeSymbol('TD/B/43/12').year).toBe('1996');
  });

  test('organs and main bodies have names in six languages', () => {
    for (const element of ['A', 'S', 'E', 'T', 'ST', 'ICJ', 'A/HRC', 'E/CN.15', 'A/C.3']) {
      const names = LANGUAGES.map((language) => decodeSymbol(`${element}/1999/1`, language).body);
      expect(new Set(names).size, element).toBeGreaterThanOrEqual(5);
    }
    expect(decodeSymbol('A/RES/65/230', 'fr').title).toBe(
      'Assemblée générale, résolution 65/230, 65e session, 2010–2011',
    );
  });

  test('any string decodes to something', () => {
    for (const text of ['', '/', 'A', 'X/Y', '---', 'A/RES/', '()', 'A/RES/1('])
      expect(decodeSymbol(text).symbol).toBe(text);
  });

  test('ordinals', () => {
    expect([1, 12, 20, 21, 53, 80, 99].map(ordinal)).toEqual([
      'first',
      'twelfth',
      'twentieth',
      'twenty-first',
      'fifty-third',
      'eightieth',
      'ninety-ninth',
    ]);
  });
});

describe('links', () => {
  test('six languages in the official order', () => {
    const links = documentLinks('A/RES/2758(XXVI)');
    expect(links.map(({ language }) => language)).toEqual(['ar', 'zh', 'en', 'fr', 'ru', 'es']);
    expect(links[2]?.href).toBe('https://undocs.org/en/A/RES/2758(XXVI)');
  });

  test.each([
    'UNODC/CCPCJ/EG.4/2018/CRP.1',
    'E/CN.15/2013/CRP.10',
    'CCPCJ/RES/26/4',
    'A/DEC/74/571',
    'E/CN.6',
    'A/C.5',
    'E/CN.7/286/Add.1-12',
    'S/RES/1325',
    'ICC-ASP/20/5',
    'nonsense',
  ])('none for %s', (key) => {
    expect(documentLinks(key)).toEqual([]);
  });
});

describe('keys', () => {
  test.each<[string, string | null]>([
    ['a/res/65/230', 'A/RES/65/230'],
    [' A/RES/65/230* ', 'A/RES/65/230'],
    ['(S/RES/1325 (2000))', 'S/RES/1325(2000)'],
    ['A/62/17 (part i)', 'A/62/17(PartI)'],
    ['E/CN.7/2007/14–E/CN.15/2007/5', 'E/CN.7/2007/14-E/CN.15/2007/5'],
    ['A/76/7/ADD.26', 'A/76/7/Add.26'],
    ['A/RES/217 A (III)', 'A/RES/217(III)A'],
    ['A_65_L.78', 'A/65/L.78'],
    ['A-RES-58-217', 'A/RES/58/217'],
    ['A-S-23-10-Rev.1', 'A/S-23/10/Rev.1'],
    ['CRC%2fC%2fIRL%2f3-4', 'CRC/C/IRL/3-4'],
    ['https://undocs.org/en/A/RES/65/230', 'A/RES/65/230'],
    ['General Assembly resolution 65/230', 'A/RES/65/230'],
    ['ccpcj/res/26/4', 'CCPCJ/RES/26/4'],
    ['unodc/ccpcj/eg.4/2018/l.1', 'UNODC/CCPCJ/EG.4/2018/L.1'],
    ['A/64', 'A/64'],
    ['26/4', null],
    ['HTTP/1.1', null],
    ['', null],
  ])('%s', (surface, key) => {
    expect(canonicalKey(surface)).toBe(key);
  });

  test('job numbers in one spelling', () => {
    expect(
      ['V.18-01878', 'V1801878', 'GE.06-51159', 'G0651159', '*1916486*', '19-16486', 'x'].map(canonicalJobNumber),
    ).toEqual(['V1801878', 'V1801878', 'G0651159', 'G0651159', '1916486', '1916486', null]);
  });
});

describe('the registry', () => {
  test('every row has a source, and the finder knows its first element', () => {
    const known = new Set(Object.keys(catalogue.sources));
    expect(catalogue.bodies.length).toBeGreaterThan(150);
    for (const row of catalogue.bodies) {
      for (const tag of row.source.split(' ')) expect(known.has(tag), `${row.element} ${tag}`).toBe(true);
      const root = row.element.split('/')[0]?.replace(/\(.*/, '') ?? '';
      if ('same' in row || ['GC', 'IDB', 'PBC'].includes(root)) continue;
      expect(isRoot(root), row.element).toBe(true);
    }
  });
});
