/** Where notes find themselves again, case by case; the rates over the five reports are in `tests/golden/anchors.ts`. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applied, undone } from '../../../src/corpus/align/word-diff';
import { AnchorDocument, attach, changeOf, makeAnchor } from '../../../src/notes/anchor';

const TEXTS = [
  'The meeting was opened by the Chair, who recalled the mandate of the group and thanked the secretariat.',
  'Member States should ensure that their legislation withstands the test of time with regard to future developments in technology.',
  'Member States should ensure that their legislation on electronic evidence withstands the test of the courts of other countries.',
  'Many speakers expressed appreciation for the technical assistance that had been given to developing countries. Several speakers also noted that regional organizations were providing legislative and other types of assistance to counter cybercrime.',
  'A provisional list of participants was circulated at the meeting.',
];
const passagesOf = (texts: readonly string[]) => texts.map((text, index) => ({ id: `A/1#${index + 1}`, text }));
const documentOf = (texts: readonly string[], language = 'en') => new AnchorDocument(language, passagesOf(texts));
const before = documentOf(TEXTS);
const passage = (number: number) => ({ id: `A/1#${number}`, text: TEXTS[number - 1] as string });
const on = (number: number, words?: string) => {
  const { text } = passage(number);
  const start = words === undefined ? 0 : text.indexOf(words);
  return makeAnchor(passage(number), words === undefined ? null : { start, end: start + words.length }, 'en', before);
};
const wordsAt = (document: AnchorDocument, { passage: id, range }: ReturnType<typeof attach>) =>
  id === null || range === null ? null : document.textOf(id)?.slice(range.start, range.end);

describe('making an anchor', () => {
  test('keeps the words, what stands around them, and the neighbours and twins of the passage', () => {
    const anchor = on(2, 'the test of time');
    expect(anchor.quote).toMatchObject({ exact: 'the test of time' });
    expect(TEXTS[1]).toContain(`${anchor.quote?.prefix}the test of time${anchor.quote?.suffix}`);
    expect(anchor.around?.twins).toEqual([TEXTS[2]]);
    expect(TEXTS[0]?.endsWith(anchor.around?.before ?? '?')).toBe(true);
  });

  test('leaves white space at the edges of a selection out, and refuses one that holds nothing', () => {
    expect(makeAnchor({ id: 'A/1#1', text: 'one two' }, { start: 3, end: 7 }, 'en').quote?.exact).toBe('two');
    expect(() => makeAnchor({ id: 'A/1#1', text: 'one two' }, { start: 3, end: 4 }, 'en')).toThrow(RangeError);
    expect(() => makeAnchor({ id: 'A/1#1', text: 'one two' }, { start: 3, end: 9 }, 'en')).toThrow(RangeError);
  });
});

describe('attaching', () => {
  test('the same text: the same place, for every selection', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: TEXTS.length }), fc.nat(), fc.nat(), (number, a, b) => {
        const { text } = passage(number);
        const [start, end] = [a % text.length, b % text.length].sort((x, y) => x - y) as [number, number];
        fc.pre(text.slice(start, end).trim() !== '');
        const anchor = makeAnchor(passage(number), { start, end }, 'en', before);
        expect(attach(anchor, before)).toMatchObject({
          state: 'same',
          passage: `A/1#${number}`,
          range: anchor.position,
        });
      }),
    );
  });

  test('a paragraph put in before: moved with its number', () => {
    const after = documentOf([TEXTS[0] as string, 'Observers were welcomed to the hall.', ...TEXTS.slice(1)]);
    expect(attach(on(2), after)).toMatchObject({ state: 'moved', passage: 'A/1#3', range: null });
    const words = attach(on(2, 'the test of time'), after);
    expect(words).toMatchObject({ state: 'moved', passage: 'A/1#3' });
    expect(wordsAt(after, words)).toBe('the test of time');
  });

  test('other words: changed, told by a diff that leads from the old text to the new', () => {
    const revised = (TEXTS[1] as string).replace('withstands the test of time', 'stands the test of time well');
    const after = documentOf([TEXTS[0] as string, revised, ...TEXTS.slice(2)]);
    const anchor = on(2);
    const attachment = attach(anchor, after);
    expect(attachment).toMatchObject({ state: 'changed', passage: 'A/1#2' });
    const change = changeOf(anchor, attachment, after) ?? [];
    expect([undone(change), applied(change)]).toEqual([TEXTS[1], revised]);
  });

  test('typography and line ends are no change', () => {
    const after = documentOf(TEXTS.map((text) => text.replace(/ of /g, '\nof  ').replace('legis', 'legis\u00ad')));
    expect(attach(on(3), after).state).toBe('same');
    expect(attach(on(3, 'the test of the courts'), after)).toMatchObject({ state: 'same', passage: 'A/1#3' });
  });

  test('one word of a row of the same, of which one is gone, is lost: nobody can say which it was', () => {
    const page = (row: string) =>
      `The Expert Group adopted the provisional agenda and printed page ${row} of its report at the end.`;
    const own = { id: 'A/1#1', text: page('4/4') };
    for (const place of ['4/4', '/4 of'].map((words) => own.text.indexOf(words) + words.indexOf('4'))) {
      const anchor = makeAnchor(own, { start: place, end: place + 1 }, 'en', documentOf([own.text]));
      expect(attach(anchor, documentOf([page('4/')])).state).toBe('lost');
      expect(attach(anchor, documentOf([page('4 / 4')]))).toMatchObject({ state: 'same', passage: 'A/1#1' });
    }
  });

  test('a row that stood in three places and stands in one is lost: nobody can say which it was', () => {
    const head =
      'Activity, responsible entity or entities, timeline, deliverables and outputs, level of implementation';
    const texts = [TEXTS[0], head, TEXTS[1], head, TEXTS[3], head, TEXTS[4]] as string[];
    const document = documentOf(texts);
    const anchor = makeAnchor({ id: 'A/1#2', text: head }, null, 'en', document);
    const reworded = head.replace('timeline', 'schedule');
    const after = documentOf([TEXTS[0], TEXTS[1], TEXTS[3], reworded, TEXTS[4]] as string[]);
    expect(attach(anchor, after)).toMatchObject({ state: 'lost' });
  });

  test('a paragraph taken out is not taken for its twin, even where the twin has its number', () => {
    const after = documentOf([TEXTS[0], TEXTS[2], TEXTS[3], TEXTS[4]] as string[]);
    const attachment = attach(on(2), after);
    expect(attachment).toMatchObject({ state: 'lost', passage: null });
    expect(attachment.candidates[0]?.passage).toBe('A/1#2');
    expect(attach(on(2, 'should ensure that their legislation'), after).state).toBe('lost');
  });

  test('a paragraph cut in two: the words are followed into the half that has them', () => {
    const [first, second] = (TEXTS[3] as string).split(/(?<=\.) /) as [string, string];
    const after = documentOf([TEXTS[0], TEXTS[1], TEXTS[2], first, second, TEXTS[4]] as string[]);
    const attachment = attach(on(4, 'types of assistance to counter'), after);
    expect(attachment.passage).toBe('A/1#5');
    expect(wordsAt(after, attachment)).toBe('types of assistance to counter');
  });

  test('words that are gone from a paragraph that stays are lost, with the paragraph as first candidate', () => {
    const after = documentOf([
      TEXTS[0],
      TEXTS[1],
      TEXTS[2],
      (TEXTS[3] as string).split(/(?<=\.) /)[0],
      TEXTS[4],
    ] as string[]);
    const attachment = attach(on(4, 'regional organizations were providing'), after);
    expect(attachment.state).toBe('lost');
    expect(attachment.candidates[0]?.passage).toBe('A/1#4');
  });

  test('another language: by number, as a whole', () => {
    const french = documentOf(
      TEXTS.map(() => 'Une autre langue.'),
      'fr',
    );
    expect(attach(on(2, 'the test of time'), french)).toMatchObject({
      state: 'same',
      passage: 'A/1#2',
      range: null,
      otherLanguage: true,
    });
  });

  test('a quote alone is found, and one that stands twice is not', () => {
    const bare = { passage: 'A/1#document', position: null, language: 'en', passageText: '' };
    const quoted = (exact: string, prefix = '') => attach({ ...bare, quote: { prefix, exact, suffix: '' } }, before);
    expect(quoted('the test of time')).toMatchObject({ state: 'moved', passage: 'A/1#2' });
    expect(quoted('Member States should ensure').state).toBe('lost');
    expect(quoted('withstands the test', 'evidence ')).toMatchObject({ passage: 'A/1#3' });
  });

  test('never throws, and what it finds lies in the text', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 5 }),
        fc.array(text, { maxLength: 5 }),
        fc.nat(),
        (old, now, at) => {
          const source = documentOf(old);
          const index = at % old.length;
          const document = documentOf(now);
          const made = makeAnchor({ id: `A/1#${index + 1}`, text: old[index] as string }, null, 'en', source);
          const { passage: id, range } = attach(made, document);
          expect(id === null || document.textOf(id) !== undefined).toBe(true);
          if (range) expect(range.end).toBeLessThanOrEqual(document.textOf(id ?? '')?.length ?? -1);
        },
      ),
    );
  });
});
