import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EXCERPT_LENGTH,
  excerptAround,
  leadInGap,
  markedPieces,
  recommendationExcerpt,
} from '../../../src/card/excerpt';

/** Sentences of the kind that reports hold, the turning words among them. */
const sentence = fc
  .array(
    fc.constantFrom(
      'Member',
      'States',
      'should',
      'not',
      'develop',
      'a',
      'new',
      'instrument',
      'without',
      'of',
      'the',
      'United',
      'Nations;',
      'cybercrime',
      'unless',
      'agreed',
    ),
    { minLength: 1, maxLength: 120 },
  )
  .map((words) => words.join(' '));

const shown = (text: string, language = 'en') => text.slice(0, recommendationExcerpt(text, language));

describe('the excerpt of a recommendation', () => {
  it('is the whole of a short one', () => {
    const text = 'Member States should adopt and apply domestic legislation to criminalize cybercrime conduct;';
    expect(shown(text)).toBe(text);
  });

  it('ends between words, and on none that promises another', () => {
    const text = `Effective development, enactment and implementation of national legislation to counter cybercrime should be backed up by capacity-building measures and technical assistance programmes. ${'x'.repeat(80)}`;
    expect(shown(text)).toBe(
      'Effective development, enactment and implementation of national legislation to counter cybercrime should be backed',
    );
  });

  it('reaches its "should" however late', () => {
    const text = `${'In order to keep pace with the evolving nature of cybercrime and its many forms, '.repeat(3)}States should cooperate closely with one another and with the private sector in all matters;`;
    expect(shown(text)).toMatch(/should cooperate closely/);
  });

  it('never loses a negation', () => {
    const text = `Member States should consider measures against the abuse of networks by criminals of every kind, in particular organized groups, but such measures should not weaken the protection of privacy and of personal data online;`;
    expect(shown(text)).toContain('should not weaken');
  });

  it('is not made from a language whose negations are not known here', () => {
    const text = 'Les États Membres devraient '.repeat(20);
    expect(shown(text, 'fr')).toBe(text);
  });

  it('starts at the first word, keeps every turning word, and hides something or nothing', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        const part = shown(text);
        expect(text.startsWith(part)).toBe(true);
        const count = (from: string) => from.match(/\b(?:not|without|unless)\b/g)?.length ?? 0;
        expect(count(part)).toBe(count(text));
        expect(/\bshould\b/.test(part)).toBe(/\bshould\b/.test(text));
        if (part !== text) expect(text[part.length]).toBe(' ');
        if (text.length <= EXCERPT_LENGTH) expect(part).toBe(text);
      }),
    );
  });
});

describe('the lead-in of a sub-item', () => {
  const first =
    'UNODC should engage actively in capacity-building for all Member States in need of assistance, in particular developing countries.';
  const middle =
    'Such capacity-building activities should be politically neutral, should result from thorough consultations and be voluntarily accepted by the recipient countries.';
  const last = 'In terms of substance, those capacity-building activities should cover at least the following areas:';

  it('keeps who should do what, and the sentence that the sub-item completes', () => {
    const leadIn = `${first} ${middle} ${last}`;
    const gap = leadInGap(leadIn, 'en');
    expect(gap).not.toBeNull();
    expect(leadIn.slice(0, gap?.start)).toMatch(
      /^UNODC should engage actively in capacity-building for all Member States/,
    );
    expect(leadIn.slice(gap?.end).trim()).toBe(last);
  });

  it('is whole if it is short, negated in the middle, or in a language not known here', () => {
    expect(leadInGap('Member States should consider the criminalization of:', 'en')).toBeNull();
    expect(leadInGap(`${first} ${middle.replace('should be', 'should not be')} ${last}`, 'en')).toBeNull();
    expect(leadInGap(`${first} ${middle} ${last}`, 'fr')).toBeNull();
  });

  it('loses no negation and neither end, whatever it says', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 4 }), (sentences) => {
        const leadIn = `${sentences.join('. ')}:`;
        const gap = leadInGap(leadIn, 'en');
        if (!gap) return;
        expect(gap.start).toBeGreaterThan(0);
        expect(gap.end).toBeLessThan(leadIn.length);
        expect(leadIn.slice(gap.start, gap.end)).not.toMatch(/\b(?:not|without|unless)\b/);
        const force = leadIn.search(/\bshould\b/);
        expect(force >= gap.start && force < gap.end).toBe(false);
      }),
    );
  });
});

describe('the excerpt around a citation', () => {
  const text = `${'At that meeting the Expert Group took note of the study, '.repeat(3)}in General Assembly resolution 65/230, and ${'exchanged information on national legislation and best practices, '.repeat(3)}`;
  const start = text.indexOf('General Assembly');
  const mark = { start, end: start + 'General Assembly resolution 65/230'.length };

  it('holds the citing words and begins and ends with whole words', () => {
    const { start: from, end } = excerptAround(text, mark);
    expect(text.slice(from, end)).toContain('General Assembly resolution 65/230');
    expect(text[from - 1]).toBe(' ');
    expect(text[end]).toBe(' ');
  });

  it('holds the citing words wherever they stand', () => {
    fc.assert(
      fc.property(sentence, fc.nat(), fc.nat(60), (whole, at, length) => {
        const from = at % whole.length;
        const to = Math.min(whole.length, from + 1 + length);
        const window = excerptAround(whole, { start: from, end: to });
        expect(window.start).toBeLessThanOrEqual(from);
        expect(window.end).toBeGreaterThanOrEqual(to);
        expect(window.start === 0 || whole[window.start - 1] === ' ' || window.start === from).toBe(true);
      }),
    );
  });
});

describe('marked pieces', () => {
  it('mark the words that cite', () => {
    expect(
      markedPieces('see A/1 and A/2.', [
        { start: 12, end: 15 },
        { start: 4, end: 7 },
      ]),
    ).toEqual([
      { text: 'see ', marked: false },
      { text: 'A/1', marked: true },
      { text: ' and ', marked: false },
      { text: 'A/2', marked: true },
      { text: '.', marked: false },
    ]);
  });

  it('add up to the text shown, whatever the marks', () => {
    const span = fc.record({ start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }) });
    fc.assert(
      fc.property(
        fc.string({ maxLength: 50 }),
        fc.array(span, { maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        (text, marks, a, b) => {
          const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
          const pieces = markedPieces(text, marks, { start, end });
          expect(pieces.map((piece) => piece.text).join('')).toBe(text.slice(start, end));
          expect(pieces.every((piece) => piece.text !== '')).toBe(true);
        },
      ),
    );
  });
});
