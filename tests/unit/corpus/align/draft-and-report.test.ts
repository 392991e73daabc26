/** The draft of April 2018 and the report it became, against what a reader found by hand. */
import { describe, expect, test } from 'vitest';
import { applied, wordDiff } from '../../../../src/corpus/align/word-diff';
import type { DocumentAlignment } from '../../../../src/corpus/model';
import { reader, segment } from '../bundled';

const DRAFT = 'UNODC/CCPCJ/EG.4/2018/L.1';
const REPORT = 'E/CN.15/2018/12';
const alignment = (await reader.get('alignments', DRAFT)) as DocumentAlignment;
const rows = alignment.paragraphs.map(({ kind, from, to }) => `${from.join('+')} → ${to.join('+')} ${kind}`);

test('both documents lead to the same alignment, and nothing else is aligned', async () => {
  expect(alignment).toMatchObject({ draft: DRAFT, report: REPORT });
  expect(await reader.get('alignments', REPORT)).toEqual(alignment);
  expect(segment.records.filter(([table]) => table === 'alignments')).toHaveLength(2);
});

test('every paragraph of both is accounted for exactly once, in the order of the report', () => {
  const numbers = (to: number) => Array.from({ length: to }, (_, index) => String(index + 1));
  const byNumber = (a: string, b: string) => Number(a) - Number(b);
  expect(alignment.paragraphs.flatMap(({ from }) => from).sort(byNumber)).toEqual(numbers(31));
  expect(alignment.paragraphs.flatMap(({ to }) => to).sort(byNumber)).toEqual(numbers(39));
});

test('what stayed the same, quotation marks apart', () => {
  const same = rows.filter((row) => row.endsWith(' same'));
  expect(same).toEqual([
    ...['1 → 1', '2 → 2', '6 → 6', '9 → 11', '11 → 13', '27 → 35', '29 → 37', '30 → 38', '31 → 39'].map(
      (row) => `${row} same`,
    ),
  ]);
});

test('what was reworded in its place', () => {
  const changed = rows.filter((row) => row.endsWith(' changed'));
  expect(changed).toEqual(
    [
      ...['3 → 3', '4 → 4', '5 → 5', '7 → 7', '10 → 12', '12 → 14', '15 → 19', '16 → 20', '17 → 21', '18 → 22'],
      ...['19 → 25', '20 → 32', '21 → 33', '23 → 34', '28 → 36'],
    ].map((row) => `${row} changed`),
  );
});

test('what was replaced, split, added and dropped', () => {
  expect(rows.filter((row) => row.endsWith(' replaced'))).toEqual(['8 → 8 replaced']);
  expect(rows.filter((row) => row.endsWith(' split'))).toEqual(['13 → 15+17 split', '14 → 16+18 split']);
  expect(rows.filter((row) => row.endsWith(' new'))).toEqual(
    ['9', '10', '23', '24', '26', '27', '28', '29', '30', '31'].map((number) => ` → ${number} new`),
  );
  expect(rows.filter((row) => row.endsWith(' dropped'))).toEqual(
    ['22', '24', '25', '26'].map((number) => `${number} →  dropped`),
  );
  expect(alignment.paragraphs.filter(({ moved }) => moved)).toEqual([]);
});

test('list elements of paragraphs that became one another are aligned too', () => {
  const items = alignment.items.map(({ kind, from, to }) => `${from.join('+')} → ${to.join('+')} ${kind}`);
  expect(items).toEqual([
    ...['1', '1(a)', '1(b)', '1(c)', '2', '3', '4', '5'].map((item) => `agenda-${item} → agenda-${item} same`),
    '30(a) → 38(a) same',
    '30(b) → 38(b) changed',
  ]);
});

describe('the words that changed', async () => {
  const draft = await reader.get('document', DRAFT);
  const report = await reader.get('document', REPORT);
  const textOf = (symbol: string, numbers: string[]) =>
    numbers
      .map(
        (number) => (symbol === DRAFT ? draft : report)?.passages.find(({ id }) => id === `${symbol}#${number}`)?.text,
      )
      .join(' ');
  const changes = (from: string[], to: string[]) => wordDiff(textOf(DRAFT, from), textOf(REPORT, to));
  const words = (kind: string, from: string[], to: string[]) =>
    changes(from, to)
      .filter((change) => change.kind === kind)
      .map(({ text }) => text.trim())
      .join(' | ');

  test.each([
    { row: ['4', '4'], added: /^Expert Group$/, removed: /^open-ended intergovernmental expert group/ },
    { row: ['5', '5'], added: /^\. \| adopted the \|/, removed: /^considered, inter alia, the adoption of the/ },
    {
      row: ['8', '8'],
      added: /In line with the workplan.*stock-taking meeting to be held no later than 2021/,
      removed: /…/,
    },
    { row: ['10', '12'], added: /^$/, removed: /^\[ \| \] \| \[ \| \]$/ },
    { row: ['15', '19'], added: /in nature/, removed: /are/ },
    {
      row: ['16', '20'],
      added: /International Telecommunication Union.*Group of Governmental Experts/,
      removed: /ITU or GGE/,
    },
    { row: ['18', '22'], added: /done by/, removed: /expert group/ },
    { row: ['20', '32'], added: /^$/, removed: /^At the opening of the meeting, statements were made .*\[…\]\.$/ },
    { row: ['21', '33'], added: /Albania.*Bosnia and Herzegovina.*Viet Nam/, removed: /Ghana/ },
    {
      row: ['30(b)', '38(b)'],
      added: /by the Chair \| Expert Group, based on resolution 26\/4/,
      removed: /Open-ended/,
    },
    { row: ['3', '3'], added: /^draft \| ,$/, removed: /^$/ },
    { row: ['7', '7'], added: /^,$/, removed: /^$/ },
    { row: ['5', '5'], added: /adopted the summaries|adopted/, removed: /the adoption of|adoption/ },
    { row: ['5', '5'], added: /based/, removed: /considered/ },
    { row: ['12', '14'], added: /emphasized/, removed: /placed emphasis on/ },
    { row: ['17', '21'], added: /Commonwealth of Independent/, removed: /Organization of American/ },
    { row: ['17', '21'], added: /Shanghai Cooperation Organization and the Council of Europe/, removed: /./ },
    { row: ['19', '25'], added: /3/, removed: /\[/ },
    { row: ['28', '36'], added: /98.*4/, removed: /91.*3/ },
    { row: ['23', '34'], added: /European Union and Shanghai Cooperation Organization/, removed: /^$/ },
  ])('para. $row.0 to para. $row.1', ({ row: [from = '', to = ''], added, removed }) => {
    expect(words('added', [from], [to])).toMatch(added);
    expect(words('removed', [from], [to])).toMatch(removed);
  });

  test('the split paragraphs say more than the draft did', () => {
    const thirteen = words('added', ['13'], ['15', '17']);
    expect(thirteen).toMatch(/negotiations for a new treaty/);
    expect(thirteen).toMatch(/had to include/);
    for (const words of ['A number of', 'they considered', 'According to those speakers', 'Several speakers'])
      expect(thirteen).toContain(words);
    expect(thirteen).toMatch(
      /too much time and resources .* lack of consensus .* scope, national sovereignty and jurisdiction/,
    );
    expect(thirteen).toMatch(/Global Action on Cybercrime Extended\b.*Economic Community of West African States/);
    const gone = words('removed', ['13'], ['15', '17']);
    for (const word of ['Many', 'UNTOC', 'GLACY', 'Ecowas', 'T-CY']) expect(gone).toContain(word);
    const fourteen = words('added', ['14'], ['16', '18']);
    expect(fourteen).toContain('A/C.3/72/12');
    expect(fourteen).toMatch(/new responses were needed, including a new universal or global/);
    expect(fourteen).toMatch(
      /scope of article 32, paragraph \(b\), was limited and that some States currently went beyond/,
    );
    expect(fourteen).toMatch(/(^|\| )national( \||$)/);
    expect(fourteen).toMatch(/should not prevent international discussions/);
    expect(fourteen).toMatch(/did not address the concerns of all Member States/);
    expect(fourteen).toMatch(/Other speakers noted that the scope/);
    expect(words('removed', ['14'], ['16', '18'])).toMatch(/State/);
  });

  test('every diff gives the report back', () => {
    for (const { from, to } of alignment.paragraphs)
      if (from.length > 0 && to.length > 0) expect(applied(changes(from, to))).toBe(textOf(REPORT, to));
  });

  test('every State of the draft is kept', () => {
    const names = (document: typeof draft) => document?.statements.find(({ kind }) => kind === 'State')?.names ?? [];
    const printed = names(report).join('; ').replace('Iran (Islamic Republic of)', 'Islamic Republic of Iran');
    for (const name of names(draft)) expect(printed).toContain(name);
  });
});
