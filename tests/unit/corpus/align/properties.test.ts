/** What alignment and word diff promise for any texts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Aligned, align } from '../../../../src/corpus/align/align';
import { applied, plain, undone, wordDiff } from '../../../../src/corpus/align/word-diff';
import { reader } from '../bundled';

const report = await reader.get('document', 'E/CN.15/2018/12');
/** Paragraphs that can be told apart: all of the report. */
const PARAGRAPHS: Aligned[] = (report?.paragraphs ?? []).map(({ id, text, section }) => ({ id, text, section }));
const some = fc.subarray(PARAGRAPHS, { minLength: 2 });
const ids = (all: readonly Aligned[]) => all.map(({ id }) => id);

describe('alignment', () => {
  test('of a text with itself leaves every paragraph in its place', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A b.', 'A b. C d.', 'E f g.', ''), { maxLength: 12 }), (texts) => {
        const units = texts.map((text, index) => ({ id: String(index), text }));
        expect(align(units, units)).toEqual(
          units.map(({ id }) => ({ kind: 'same', from: [id], to: [id], moved: false })),
        );
      }),
    );
  });

  test('of shuffled paragraphs finds every one, and says that some moved unless none did', () => {
    fc.assert(
      fc.property(
        some.chain((units) => fc.tuple(fc.constant(units), fc.shuffledSubarray(units, { minLength: units.length }))),
        ([before, after]) => {
          const records = align(before, after);
          expect(records.map(({ kind }) => kind)).toEqual(after.map(() => 'same'));
          for (const { from, to } of records) expect(from).toEqual(to);
          const sameOrder = ids(before).join() === ids(after).join();
          expect(records.some(({ moved }) => moved)).toBe(!sameOrder);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('survives up to a fifth of the words being others', () => {
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat(99)), (before, dice) => {
        const roll = () => dice.next().value as number;
        const after = before.map(({ text, ...rest }) => ({
          ...rest,
          text: text
            .split(' ')
            .map((word, at, all) => (all.length > 9 && at % 5 === 0 ? `unlike${roll()}` : word))
            .join(' '),
        }));
        for (const { from, to } of align(before, after)) expect(to).toEqual(from);
      }),
      { numRuns: 20 },
    );
  });

  test('tells apart what was added from what was dropped', () => {
    fc.assert(
      fc.property(some, fc.nat(), (units, pick) => {
        const at = pick % units.length;
        const without = units.filter((_unit, index) => index !== at);
        const id = units[at]?.id;
        expect(align(units, without).filter(({ kind }) => kind !== 'same')).toEqual([
          { kind: 'dropped', from: [id], to: [], moved: false },
        ]);
        expect(align(without, units).filter(({ kind }) => kind !== 'same')).toEqual([
          { kind: 'new', from: [], to: [id], moved: false },
        ]);
      }),
      { numRuns: 30 },
    );
  });

  test('two paragraphs joined are merged, and the other way round split', () => {
    const long = PARAGRAPHS.filter(({ text }) => text.length > 600);
    for (let at = 0; at + 1 < long.length; at += 2) {
      const [one, two] = long.slice(at, at + 2) as [Aligned, Aligned];
      const joined = { id: 'joined', text: `${one.text} ${two.text}` };
      const merged = align([one, two], [joined]);
      expect(merged.map(({ kind, to }) => [kind, to])).toEqual([['merged', ['joined']]]);
      expect(merged[0]?.from.toSorted()).toEqual([one.id, two.id].toSorted());
      expect(align([joined], [one, two]).map(({ kind }) => kind)).toEqual(['split']);
    }
  });
});

describe('word diff', () => {
  const words = fc.array(fc.constantFrom('the', 'Group', ' ', '  ', ', ', '(a)', '“x”', 'é', '🙂', '2018–2021', '\n'), {
    maxLength: 30,
  });
  test('applied to the old text gives the new, undone gives the old', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [before, after] = [a.join(''), b.join('')];
        const changes = wordDiff(before, after);
        expect(applied(changes)).toBe(after);
        expect(plain(undone(changes))).toBe(plain(before));
        for (let at = 1; at < changes.length; at++) expect(changes[at]?.kind).not.toBe(changes[at - 1]?.kind);
      }),
    );
  });
  test('typography is no change', () => {
    expect(wordDiff('the Chair’s “plan”, 2018–2021', 'the Chair\'s "plan", 2018-2021')).toEqual([
      { kind: 'same', text: 'the Chair\'s "plan", 2018-2021' },
    ]);
  });
});
