/** What cards say, over the five real reports. */
import { describe, expect, test } from 'vitest';
import { CorpusError } from '../../../src/corpus/database';
import { fillCard } from '../../../src/corpus/fill-card';
import type { CorpusReader } from '../../../src/corpus/model';
import { reader } from './bundled';

const card = (symbol: string) => fillCard(reader, { symbol, candidates: [], surface: symbol }, 'en');

/** Every passage id that a card mentions anywhere, found without knowing its fields. */
const idsIn = (value: unknown) =>
  JSON.stringify(value)
    .match(/"[^"\s]+#[^"\s]+"/g)
    ?.map((id) => id.slice(1, -1)) ?? [];

describe('a draft that the corpus holds', async () => {
  const draft = await card('UNODC/CCPCJ/EG.4/2018/L.1');

  test('names its meeting, its days and its place, and says which of it is derived', () => {
    expect(draft.kind).toBe('document');
    expect(draft.title.text).toBe(
      'Draft report, fourth meeting, Expert Group to Conduct a Comprehensive Study on Cybercrime',
    );
    expect(draft.meeting?.dates?.value).toEqual({ start: '2018-04-03', end: '2018-04-05' });
    expect(draft.meeting?.place?.value).toBe('Vienna');
    expect(draft.meeting?.chair?.value).toMatchObject({ name: 'André Rypl', country: 'Brazil' });
    expect(draft.document?.distribution).toMatchObject({
      value: 'Limited',
      derived: { evidence: expect.stringMatching(/masthead/) },
    });
    expect(draft.document?.jobNumber?.value).toBe('V.18-01878');
  });

  test('was adopted and issued, each with the paragraph that says so', () => {
    expect(draft.document?.adopted).toEqual({
      value: { date: '2018-04-05' },
      sources: ['UNODC/CCPCJ/EG.4/2018/L.1#31'],
    });
    expect(draft.document?.issuedAs?.value).toEqual({ symbol: 'E/CN.15/2018/12', date: '2018-04-13' });
  });

  test('keeps both counts of attendance where draft and report disagree', () => {
    expect(draft.meeting?.attendance.map(({ value, sources }) => [value.memberStates, value.draft, sources])).toEqual([
      [91, true, ['UNODC/CCPCJ/EG.4/2018/L.1#28']],
      [98, false, ['E/CN.15/2018/12#36']],
    ]);
  });

  test('relates to suggestions of the report, with both sides of the question of a new instrument', () => {
    expect(draft.related).toMatchObject({ symbol: 'E/CN.15/2018/12', meeting: 4, otherMeeting: false, total: 39 });
    const ids = draft.related?.items.map(({ id }) => id) ?? [];
    expect(ids).toContain('E/CN.15/2018/12#9(s)');
    expect(ids).toContain('E/CN.15/2018/12#9(t)');
    for (const id of ids) expect(draft.texts[id]).toMatchObject({ preliminary: true });
  });
});

test('a report counts each of its own suggestions once', async () => {
  const { document } = await card('E/CN.15/2018/12');
  expect(document?.suggestions.map(({ paragraph, items }) => [paragraph, items])).toEqual([
    ['9', 22],
    ['10', 17],
  ]);
});

test('the draft report of another meeting says that the suggestions are of the fourth', async () => {
  const { related } = await card('UNODC/CCPCJ/EG.4/2019/L.1');
  expect(related).toMatchObject({ otherMeeting: true, meeting: 4 });
  expect(related?.items.map(({ id }) => id.split('#')[1])).toEqual(expect.arrayContaining(['10(j)', '9(n)(i)']));
});

test('a sub-item never stands without its lead-in', async () => {
  const { texts } = await card('UNODC/CCPCJ/EG.4/2019/L.1');
  const subItems = Object.values(texts).filter(({ id }) => /\)\([ivx]+\)$/.test(id));
  expect(subItems.length).toBeGreaterThan(0);
  for (const { leadIn } of subItems) expect(leadIn).toMatch(/^UNODC should engage actively in capacity-building/);
});

test('A/RES/65/230 is cited: every citing paragraph is there, and its words are where the offsets say', async () => {
  const cited = await card('A/RES/65/230');
  expect(cited.kind).toBe('cited');
  expect(cited.citations.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'UNODC/CCPCJ/EG.4/2013/3#1',
      'UNODC/CCPCJ/EG.4/2017/1#1(b).1',
      'UNODC/CCPCJ/EG.4/2018/L.1#3',
      'E/CN.15/2018/12#1',
      'UNODC/CCPCJ/EG.4/2019/L.1#3',
    ]),
  );
  for (const { id, start, end } of cited.citations)
    expect(cited.texts[id]?.text.slice(start, end)).toMatch(/65\/230|Salvador Declaration/);
});

test('A/C.3/72/12 leads with the suggestion of a new instrument, the other side next to it', async () => {
  const { related } = await card('A/C.3/72/12');
  expect(related?.items.slice(0, 3).map(({ id }) => id.split('#')[1])).toEqual(['9(s)', '9(t)', '9(u)']);
  expect(related?.items[0]?.reasons[0]?.sources).toContain('E/CN.15/2018/12#16');
});

test('a document of a meeting that the corpus does not hold is catalogued, and nothing is claimed of it', async () => {
  const seventh = await card('UNODC/CCPCJ/EG.4/2021/2');
  expect(seventh.kind).toBe('catalogued');
  expect(seventh.meeting?.ordinal.value).toBe(7);
  expect(seventh.catalogue).toMatchObject({ verified: false });
  expect(seventh.related).toBeNull();
  expect(seventh.meeting?.line.map(({ document }) => document !== null)).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('S/RES/1325(2000) is decoded only', async () => {
  const decoded = await card('S/RES/1325(2000)');
  expect(decoded).toMatchObject({ kind: 'decoded', citations: [], related: null, meeting: null, catalogue: null });
  expect(decoded.links.map(({ language }) => language)).toEqual(['ar', 'zh', 'en', 'fr', 'ru', 'es']);
});

test('a resolution without a symbol names the report that prints it, and is never linked itself', async () => {
  const resolution = await card('CCPCJ/RES/26/4');
  expect(resolution).toMatchObject({ kind: 'resolution', links: [] });
  expect(resolution.printedIn.map(({ symbol }) => symbol)).toEqual(['E/2017/30-E/CN.15/2017/13']);
  expect(resolution.citations.length).toBeGreaterThan(3);
});

test('candidates come with their evidence, the cited one first', async () => {
  const subject = { symbol: null, candidates: ['A/HRC/RES/26/4', 'CCPCJ/RES/26/4'], surface: 'resolution 26/4' };
  const ambiguous = await fillCard(reader, subject, 'en');
  expect(ambiguous.kind).toBe('ambiguous');
  expect(ambiguous.candidates.map(({ symbol }) => symbol)).toEqual(['CCPCJ/RES/26/4', 'A/HRC/RES/26/4']);
  expect(ambiguous.candidates[0]?.citedBy.length).toBeGreaterThan(3);
});

test.each([
  'UNODC/CCPCJ/EG.4/2019/L.1',
  'UNODC/CCPCJ/EG.4/2018/L.1',
  'E/CN.15/2018/12',
  'UNODC/CCPCJ/EG.4/2013/3',
  'UNODC/CCPCJ/EG.4/2017/1',
  'A/RES/65/230',
  'A/RES/70/174',
  'A/C.3/72/12',
  'CCPCJ/RES/22/7',
  'E/CN.15/2011/19',
])('every fact of the card of %s leads to a text that the card carries', async (symbol) => {
  const filled = await card(symbol);
  const ids = new Set(idsIn({ ...filled, texts: null }));
  expect(ids.size).toBeGreaterThan(0);
  for (const id of ids) expect(filled.texts[id]?.text, id).toBeTruthy();
});

test('a corpus that refuses still leaves what the symbol says, and what is wrong', async () => {
  const refusing: CorpusReader = {
    get: () => Promise.reject(new CorpusError('storage-refused')),
    all: () => Promise.reject(new CorpusError('storage-refused')),
  };
  const refused = await fillCard(refusing, { symbol: 'A/RES/65/230', candidates: [], surface: 'A/RES/65/230' }, 'en');
  expect(refused).toMatchObject({ kind: 'decoded', trouble: 'storage-refused' });
  expect(refused.title.text).toMatch(/^General Assembly resolution 65\/230/);
});
