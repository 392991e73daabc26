/** What the index says equals a plain scan of the texts; parts and order do not matter; damage is noticed. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { buildIndex, inMemory } from '../../../../src/search/index/build';
import { IndexError } from '../../../../src/search/index/error';
import { searcherOver } from '../../../../src/search/index/find';
import { type BuiltIndex, shardsOf } from '../../../../src/search/index/format';
import { mergeIndexes } from '../../../../src/search/index/merge';
import { openIndex } from '../../../../src/search/index/open';
import type { Findable, TermGroup } from '../../../../src/search/types';
import { ask, indexing, phrase, plainWords, reading, sameStem, searcherIn, thing, word } from './support';

// Many runs each: a busy machine needs its time.
vi.setConfig({ testTimeout: 30_000 });

const VOCABULARY = [
  ...['crime', 'crimes', 'criminal', 'evidence', 'electronic', 'state', 'states', 'legal', 'law', 'laws', 'treaty'],
  ...['network', 'networks', 'prosecutor', 'élève', 'Brésil', '2018', 'E', 'e', 'exchange', 'exchanges', 'expert'],
];
const text = fc.array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
const things = fc
  .array(
    fc.record({ text, meeting: fc.option(fc.integer({ min: 1, max: 4 })), symbol: fc.constantFrom('A/1', 'B/2') }),
    {
      minLength: 1,
      maxLength: 25,
    },
  )
  .map((all) =>
    all.map(({ text, meeting, symbol }, at) => thing(`${symbol}#${at + 1}`, text, { meeting, document: symbol })),
  );
const ALL = 1000;

/** All bytes of an index as one text, which is quick to compare. */
const bytesOf = (built: BuiltIndex): string =>
  shardsOf(built)
    .map(([name, bytes]) => `${name} ${Buffer.from(bytes).toString('latin1')}`)
    .join('\n');

const idsIn = async (all: Findable[], groups: TermGroup[], more = {}) => {
  const found = await (await indexing(all)).find(ask(groups, more), { limit: ALL, texts: reading(all) });
  return { found, ids: found.matches.map(({ id }) => id).sort() };
};
const scan = (all: Findable[], meets: (words: string[], one: Findable) => boolean) =>
  all
    .filter((one) => meets(plainWords(one.fields.text), one))
    .map(({ id }) => id)
    .sort();

test('a word is found where it or another form of it stands, and nowhere else', async () => {
  await fc.assert(
    fc.asyncProperty(
      things,
      fc.constantFrom('crime', 'states', 'laws', 'eleve', 'bresil', '2018'),
      async (all, asked) => {
        const expected = scan(all, (words) => words.some((each) => sameStem(each, asked)));
        // A word that is nowhere is taken for a slip: not what is looked at here.
        fc.pre(expected.length > 0);
        const { found, ids } = await idsIn(all, [word(asked)]);
        expect(ids).toEqual(expected);
        expect(found).toMatchObject({ how: 'all', total: expected.length, atLeast: false });
      },
    ),
  );
});

test('a beginning is found in every word that begins so', async () => {
  await fc.assert(
    fc.asyncProperty(things, fc.constantFrom('e', 'ex', 'cri', 'stat', 'net', 'p', '20'), async (all, asked) => {
      const expected = scan(all, (words) => words.some((each) => each.startsWith(asked) || sameStem(each, asked)));
      fc.pre(expected.length > 0);
      const { found, ids } = await idsIn(all, [word(asked, true)]);
      expect(ids).toEqual(expected);
      expect(found.total).toBe(expected.length);
    }),
  );
});

test('a phrase is found where its words stand side by side as typed; a synonym also in other forms', async () => {
  const pair = fc.tuple(fc.constantFrom(...VOCABULARY), fc.constantFrom(...VOCABULARY));
  await fc.assert(
    fc.asyncProperty(things, pair, fc.boolean(), async (all, [first, second], typed) => {
      const same = typed ? (a: string, b: string) => a === b : sameStem;
      const expected = scan(all, (words) =>
        words.some(
          (each, at) =>
            same(each, plainWords(first)[0] ?? '') && same(words[at + 1] ?? '', plainWords(second)[0] ?? ''),
        ),
      );
      const { found, ids } = await idsIn(all, [phrase(`${first} ${second}`, typed ? 1 : 0.5)]);
      expect(ids).toEqual(expected);
      expect(found.total).toBe(expected.length);
    }),
    { numRuns: 200 },
  );
});

test('all words, unwanted words and filters hold together', async () => {
  await fc.assert(
    fc.asyncProperty(things, fc.subarray([1, 2, 3, 4]), async (all, meetings) => {
      const expected = scan(
        all,
        (words, one) =>
          words.some((each) => sameStem(each, 'state')) &&
          words.some((each) => sameStem(each, 'law')) &&
          !words.some((each) => sameStem(each, 'crime')) &&
          meetings.includes(one.meeting ?? 0) &&
          one.document === 'A/1',
      );
      const more = { without: [word('crimes')], meetings, documents: ['A/1'] };
      const { found, ids } = await idsIn(all, [word('states'), word('law')], more);
      if (expected.length > 0) expect(found.how).toBe('all');
      if (found.how === 'all') expect(ids).toEqual(expected);
      else for (const { met } of found.matches) expect(met.filter(Boolean)).toHaveLength(1);
    }),
  );
});

test('order and parts do not matter: built at once, in another order, merged, or asked side by side', async () => {
  const questions = [
    [word('crime')],
    [word('states'), word('law')],
    [phrase('electronic evidence')],
    [word('ex', true)],
  ];
  await fc.assert(
    fc.asyncProperty(things, fc.nat(), fc.nat(25), async (all, turn, at) => {
      const turned = [...all.slice(turn % all.length), ...all.slice(0, turn % all.length)];
      const whole = buildIndex(all);
      expect(bytesOf(buildIndex(turned))).toBe(bytesOf(whole));
      const parts = [buildIndex(turned.slice(0, at)), buildIndex(turned.slice(at))];
      const merged = await mergeIndexes(await Promise.all(parts.map((part) => openIndex(inMemory(part)))));
      const texts = reading(all);
      expect(bytesOf(merged)).toBe(bytesOf(whole));
      const one = await searcherIn(whole);
      const beside = await searcherIn(...parts);
      const again = await searcherIn(merged);
      for (const groups of questions) {
        const expected = await one.find(ask(groups), { limit: ALL, texts });
        expect(await again.find(ask(groups), { limit: ALL, texts })).toEqual(expected);
        expect(await beside.find(ask(groups), { limit: ALL, texts })).toEqual(expected);
      }
    }),
    { numRuns: 40 },
  );
}, 30_000);

test('a cut, changed or lost shard is noticed, whichever it is', async () => {
  const all = Array.from({ length: 40 }, (_, at) => thing(`A/1#${at}`, `${VOCABULARY.join(' ')} number${at}`));
  const built = buildIndex(all);
  const names = shardsOf(built).map(([name]) => name);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.constantFrom('missing', 'cut', 'corrupted'),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (name, fault, place, change) => {
        const shards = new Map(shardsOf(built).map(([each, bytes]) => [each, bytes.slice()]));
        const bytes = shards.get(name) as Uint8Array<ArrayBuffer>;
        const at = place % bytes.length;
        if (fault === 'missing') shards.delete(name);
        else if (fault === 'cut') shards.set(name, bytes.slice(0, at));
        else bytes[at] = (bytes[at] as number) ^ change;
        const use = async () => {
          const index = await openIndex({ read: async (shard) => shards.get(shard) });
          await searcherOver([index]).find(ask([word('crime')]), { limit: 10, texts: reading(all) });
        };
        const error = await use().then(
          () => null,
          (thrown) => thrown,
        );
        expect(error).toBeInstanceOf(IndexError);
        expect((error as IndexError).shard).toBe(name);
      },
    ),
    { numRuns: 150 },
  );
});

test('a later thing with the same id takes the place of the earlier one, built or merged', async () => {
  const old = thing('A/1#1', 'old treaty');
  const young = thing('A/1#1', 'new convention');
  const texts = reading([young]);
  const parts = await Promise.all([old, young].map((one) => openIndex(inMemory(buildIndex([one])))));
  for (const built of [buildIndex([old, young]), await mergeIndexes(parts)]) {
    const searcher = await searcherIn(built);
    expect((await searcher.find(ask([word('convention')]), { limit: 9, texts })).total).toBe(1);
    expect((await searcher.find(ask([word('treaty')]), { limit: 9, texts })).how).toBe('none');
  }
});
