/** Who acted where, one identity across spellings, and catalogue facts with their own sources. */
import { expect, test } from 'vitest';
import { CATALOGUE, MEETINGS } from '../../../src/corpus/catalogue';
import { instrumentKey } from '../../../src/corpus/instruments';
import { reader } from './bundled';

const actors = async (kind: string, id: string) =>
  (await reader.get('actors', kind))?.find((actor) => actor.id === id)?.appearances ?? [];

test.each([
  ['Iran (Islamic Republic of)', ['Iran (Islamic Republic of)', 'Islamic Republic of Iran']],
  ['Czechia', ['Czech Republic', 'Czechia']],
  ['Bosnia and Herzegovina', ['Bosnia and Herzegovina']],
  [
    'United Kingdom of Great Britain and Northern Ireland',
    ['United Kingdom', 'United Kingdom of Great Britain and Northern Ireland'],
  ],
])('%s is one State however it is printed', async (id, printed) => {
  const found = await actors('state', id);
  expect([...new Set(found.map((each) => each.printed))].sort()).toEqual(printed);
  for (const spelling of printed) if (spelling !== id) expect(await actors('state', spelling)).toEqual([]);
});

test('a State that a list prints twice spoke once in that list', async () => {
  const china = await actors('state', 'China');
  expect(china.filter(({ source }) => source === 'UNODC/CCPCJ/EG.4/2018/L.1#21')).toHaveLength(1);
});

test('Ireland spoke as a State, the European Union through it and for itself', async () => {
  expect(await actors('state', 'Ireland')).toMatchObject([{ role: 'statement', source: 'UNODC/CCPCJ/EG.4/2013/3#13' }]);
  const union = await actors('organization', 'European Union');
  expect(union.map(({ role, source }) => `${role} ${source.split('#')[1]}`)).toEqual(
    expect.arrayContaining(['represented 13', 'statement 17', 'statement 34']),
  );
});

test('a person has the capacity and the paragraph of every appearance', async () => {
  const chair = await actors('person', 'André Rypl (Brazil)');
  expect(chair.map(({ source }) => source).sort()).toEqual([
    'E/CN.15/2018/12#32',
    'UNODC/CCPCJ/EG.4/2018/L.1#20',
    'UNODC/CCPCJ/EG.4/2019/L.1#14',
  ]);
  for (const { detail } of chair) expect(detail).toContain('Chair');
});

test.each([
  ['UNTOC', 'A/RES/55/25'],
  ['the Organized Crime Convention', 'A/RES/55/25'],
  ['instrument:Budapest Convention', 'ETS No. 185'],
  ['council of europe convention on cybercrime', 'ETS No. 185'],
  ['Convention on the Rights of the Child', null],
])('%s is the instrument %s', (name, key) => {
  expect(instrumentKey(name)).toBe(key);
});

test('every resolution printed in a report says where that is known from; nothing unverified has a source', () => {
  for (const { printedIn } of CATALOGUE) for (const { source } of printedIn) expect(source).toBeTruthy();
  const entry = (symbol: string) => CATALOGUE.find((each) => each.symbol === symbol);
  expect(entry('A/RES/55/25')).toMatchObject({ source: null, dateSource: null });
  expect(entry('A/RES/70/174')).toMatchObject({ source: expect.any(String), dateSource: null });
  expect(MEETINGS.meetings.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});
