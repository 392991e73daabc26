/** The whole search over the five reports: what it finds, what it says openly, and that nothing typed breaks it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchOver } from '../../../src/cli/search';
import { SymbolReader } from '../../../src/search/direct';
import { reader, segment } from '../corpus/bundled';

const engine = await searchOver(segment.records);
const reply = (typed: string, limit = 10) => engine.search(typed, { limit });
const ids = async (typed: string) => (await reply(typed)).hits.map(({ id }) => id);
const REPORT = 'E/CN.15/2018/12';

describe('a document in any spelling', () => {
  it.each([
    ['E/CN.15/2018/12', REPORT],
    ['e/cn.15/2018/12', REPORT],
    ['E/CN15/2018/12', REPORT],
    ['E CN.15 2018 12', REPORT],
    ['V.18-02315', REPORT],
    ['v1802315', REPORT],
    ['18-02315', REPORT],
    ['https://undocs.org/en/E/CN.15/2018/12', REPORT],
    ['docs.un.org/E/CN.15/2018/12', REPORT],
    ['https://documents.un.org/doc/UNDOC/GEN/V18/023/15/PDF/V1802315.pdf?OpenElement', REPORT],
    ['eg.4/2018/l1', 'UNODC/CCPCJ/EG.4/2018/L.1'],
    ['2018/L.1', 'UNODC/CCPCJ/EG.4/2018/L.1'],
    ['GA res 65/230', 'A/RES/65/230'],
    ['a/res/65/230', 'A/RES/65/230'],
    ['резолюция 65/230 Генеральной Ассамблеи', 'A/RES/65/230'],
    ['大会第65/230号决议', 'A/RES/65/230'],
    ['ccpcj res 26/4', 'CCPCJ/RES/26/4'],
  ])('%s', async (typed, symbol) => {
    const { direct, hits } = await reply(typed);
    expect(direct?.symbol).toBe(symbol);
    expect(hits[0]?.id).toBe(symbol);
  });

  it('that is left open offers candidates, the cited one first', async () => {
    const { direct, hits } = await reply('26/4');
    expect(direct?.symbol).toBeNull();
    expect(direct?.candidates).toContain('CCPCJ/RES/26/4');
    expect(direct?.candidates.length).toBeGreaterThan(1);
    expect(hits[0]?.id).toBe('CCPCJ/RES/26/4');
  });

  it('that the corpus does not know has no hits', async () => {
    const { direct, hits, nearest } = await reply('E/CN.15/2018/13');
    expect(direct?.symbol).toBe('E/CN.15/2018/13');
    expect(hits).toEqual([]);
    expect(nearest.map(({ id }) => id)).toContain(REPORT);
  });

  it('with a place in it gives that place first', async () => {
    expect((await ids('E/CN.15/2018/12, para. 9 (s)')).slice(0, 2)).toEqual([`${REPORT}#9(s)`, REPORT]);
    expect((await ids('E/CN.15/2018/12#10(f)(vii)'))[0]).toBe(`${REPORT}#10(f)(vii)`);
  });

  it.each([
    ['1325 (2000)', 'S/RES/1325(2000)'],
    ['217 (III) A', 'A/RES/217(III)A'],
  ])('by its number and year or session alone: %s', async (typed, symbol) => {
    expect((await reply(typed)).direct?.symbol).toBe(symbol);
  });

  it.each([
    ['9(s)', `${REPORT}#9(s)`],
    ['para. 9 (n) (i)', `${REPORT}#9(n)(i)`],
    ['paragraph 9(s)', `${REPORT}#9(s)`],
    ['footnote 3', 'UNODC/CCPCJ/EG.4/2017/1#footnote-3'],
  ])('or in none: a place alone is found wherever it is: %s', async (typed, id) => {
    expect(await ids(typed)).toEqual([id]);
  });

  it.each(['and/or', '2018-2021', 'meeting 4', 'article 32', 's/n 12', 'who chaired the 2018 meeting', 'in 2013/2014'])(
    'is not %s',
    async (typed) => {
      expect((await new SymbolReader(reader).namedIn(typed)).direct).toBeNull();
    },
  );

  it('among words says where they are looked for', async () => {
    const found = await ids('what does UNODC/CCPCJ/EG.4/2018/L.1 say about capacity-building');
    expect(found.length).toBeGreaterThan(0);
    for (const id of found) expect(id.startsWith('UNODC/CCPCJ/EG.4/2018/L.1#')).toBe(true);
  });
});

describe('words for one thing', () => {
  it.each([
    ['MLA', `${REPORT}#9(c)`],
    ['ISP', `${REPORT}#10(i)`],
    ['United Nations Office on Drugs and Crime', `${REPORT}#9(n)`],
    ['Convention on Cybercrime', `${REPORT}#9(t)`],
    ['UNTOC', `${REPORT}#9(u)`],
    ['dark web', `${REPORT}#29`],
  ])('%s finds %s', async (typed, id) => {
    expect((await engine.search(typed, { limit: 40 })).hits.map((hit) => hit.id)).toContain(id);
  });

  it.each([
    ['criminalisation', 'criminalization'],
    ['organised crime', 'organized crime'],
    ['harmonisation', 'harmonization'],
    ['panelists', 'panellists'],
  ])('%s finds what %s does', async (british, american) => {
    expect(new Set(await ids(british))).toEqual(new Set(await ids(american)));
  });

  it('are said to be another name', async () => {
    const [first] = (await reply('dark web')).hits;
    expect(first?.why).toContainEqual({ name: 'synonym', asked: 'dark web', found: 'darknet' });
  });
});

describe('hits', () => {
  it('give a sub-item with its lead-in and the notice', async () => {
    const [hit] = (await reply('hacking into computer systems')).hits;
    expect(hit).toMatchObject({
      id: `${REPORT}#10(f)(vii)`,
      preliminary: true,
      pinpoint: 'para. 10 (f) (vii)',
      document: REPORT,
    });
    expect(hit?.leadIn).toMatch(/criminalization of:$/);
    expect(hit?.snippet.text).toContain('hacking');
    expect(hit?.snippet.marks.length).toBeGreaterThan(0);
  });

  it('keep to the filters', async () => {
    for (const { kind } of (await reply('cybercrime kind:recommendation')).hits) expect(kind).toBe('recommendation');
    for (const { meeting } of (await reply('cybercrime meeting:2')).hits) expect(meeting).toBe(2);
    for (const { document } of (await reply('cybercrime symbol:e/cn.15/2018/12')).hits) expect(document).toBe(REPORT);
    expect(await ids('cybercrime symbol:A/99/9999')).toEqual([]);
    const without = await ids('electronic evidence -admissibility');
    expect(without).not.toContain(`${REPORT}#28`);
    expect(without).toContain(`${REPORT}#23`);
  });

  it('of by: are where it acted; of recommendations there are none', async () => {
    expect(await ids('by:Brazil')).toContain('UNODC/CCPCJ/EG.4/2013/3#12');
    expect((await reply('by:Brazil kind:recommendation')).hits).toEqual([]);
  });

  it('begin with the passages that state an answer', async () => {
    expect((await ids('who chaired the 2018 meeting')).slice(0, 2)).toEqual([
      `${REPORT}#32`,
      'UNODC/CCPCJ/EG.4/2018/L.1#20',
    ]);
  });
});

describe('no answer', () => {
  it.each([
    'ransomware',
    'ransomware legislation',
    'election interference',
    'artificial intelligence',
    'who chaired the sixth meeting',
    '"quantum computing"',
    '网络勒索软件',
    'программы-вымогатели',
    'برامج الفدية',
  ])('%s has no hits', async (typed) => {
    const { hits, answer } = await reply(typed);
    expect(hits).toEqual([]);
    expect(answer).toBeNull();
  });

  it('offers what is near apart', async () => {
    const { hits, nearest } = await reply('ransomware legislation');
    expect(hits).toEqual([]);
    expect(nearest.length).toBeGreaterThan(0);
  });
});

describe('while typing', () => {
  it('the last word may go on, or have a slip', async () => {
    const typed = async (text: string) => (await engine.search(text, { typing: true })).hits.map(({ id }) => id);
    expect(await typed('extraterr')).toEqual([`${REPORT}#9(g)`]);
    expect(await typed('cryptocurrancies')).toContain(`${REPORT}#29`);
  });
});

describe('any text', () => {
  it('is replied to', async () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '"',
        '«',
        'by:',
        'symbol:',
        'kind:',
        'who chaired ',
        '26/4',
        '\u202E',
        '\uD800',
        '<img src=x>',
        'E/CN.15/',
        ' -',
        '网络',
        'V.18-',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 12 }), async (parts) => {
        const { hits, nearest } = await reply(parts.join(''), 3);
        expect(hits.length).toBeLessThanOrEqual(3);
        for (const { snippet } of [...hits, ...nearest])
          for (const [start, end] of snippet.marks) expect(start < end && end <= snippet.text.length).toBe(true);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('of a hundred kilobytes too', async () => {
    expect((await reply('evidence "'.repeat(10_000))).query.length).toBeLessThanOrEqual(1000);
  });
});
