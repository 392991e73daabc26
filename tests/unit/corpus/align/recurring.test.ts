/** The story that every document of the series tells again. */
import { expect, test } from 'vitest';
import { ALL } from '../../../../src/corpus/model';
import { reader } from '../bundled';

const groups = (await reader.get('recurring', ALL)) ?? [];
const D2019 = 'UNODC/CCPCJ/EG.4/2019/L.1#';
const D2018 = 'UNODC/CCPCJ/EG.4/2018/L.1#';
const R2018 = 'E/CN.15/2018/12#';
const R2013 = 'UNODC/CCPCJ/EG.4/2013/3#';
const A2017 = 'UNODC/CCPCJ/EG.4/2017/1#';

test.each([
  ['the mandate', [`${D2019}1`, `${D2018}1`, `${R2018}1`, `${R2013}1`, `${A2017}1(b).1`]],
  ['the first meeting', [`${D2019}2`, `${D2018}2`, `${R2018}2`, `${R2013}2`, `${A2017}1(b).2`]],
  ['resolution 67/189', [`${R2013}3`, `${A2017}1(b).3`]],
  ['the second meeting', [`${D2019}3`, `${D2018}3`, `${R2018}3`, `${R2013}4`, `${A2017}1(b).4`]],
  ['diverse views and the way forward', [`${R2013}7`, `${R2013}8`, `${A2017}1(b).5`]],
  ['the Doha Declaration', [`${D2019}4`, `${D2018}4`, `${R2018}4`, `${A2017}5.1`]],
  ['the third meeting', [`${D2019}5`, `${D2018}5`, `${R2018}5`]],
  ['resolution 26/4', [`${D2019}6`, `${D2018}6`, `${R2018}6`]],
  ['dates decided by the extended Bureau', [`${D2019}8`, `${D2018}7`, `${R2018}7`, `${A2017}1(b).10`]],
  ['the workplan', [`${D2019}9`, `${R2018}8`]],
])('%s', (_theme, ids) => {
  const group = groups.find((each) => each.includes(ids[0] as string)) ?? [];
  expect(group).toEqual(expect.arrayContaining(ids));
});

test('no paragraph stands in two groups, and what one document alone says in none', () => {
  const all = groups.flat();
  expect(new Set(all).size).toBe(all.length);
  for (const group of groups) expect(new Set(group.map((id) => id.split('#')[0])).size).toBeGreaterThan(1);
  for (const own of [`${D2019}7`, `${R2018}24`, `${R2018}30`, `${R2013}6`, `${A2017}7.1`])
    expect(all).not.toContain(own);
});
