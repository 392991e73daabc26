/** Markdown of notes: nothing but allowed elements and addresses of the web, whatever is written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawMarkdown, webAddress } from '../../../src/note-view/markdown';
import { findSymbols } from '../../../src/symbols/find';
import { type Drawn, drawnOf } from './elements';
import { PAYLOADS } from './payloads';

const ELEMENTS = new Set(['p', 'em', 'strong', 'code', 'pre', 'ul', 'ol', 'li', 'blockquote', 'a', 'br', 'hr']);
const ATTRIBUTES =
  /^(?:a href (?:https?:\/\/|\/reader\.html\?symbol=)|a target _blank$|a rel noopener noreferrer$|p class note-heading$|ol start \d+$)/;

function faults({ names, attributes, strange }: Drawn): unknown[] {
  return [
    ...names.filter((name) => !ELEMENTS.has(name)),
    ...attributes.filter((attribute) => !ATTRIBUTES.test(attribute)),
    ...strange,
  ];
}
const drawn = (source: string) => drawnOf(drawMarkdown(source, findSymbols));

describe('markdown of a note', () => {
  it('draws what it knows', () => {
    const { names, text } = drawn(
      '# Heading\n\nA *word*, a **word**, `code`, [link](https://example.org/a).\n\n- one\n- two\n\n3. three\n\n> quote\n\n---\n\n```\nblock\n```\n\nline  \nbreak',
    );
    expect(names).toEqual([
      'p',
      'p',
      'em',
      'strong',
      'code',
      'a',
      'ul',
      'li',
      'p',
      'li',
      'p',
      'ol',
      'li',
      'p',
      'blockquote',
      'p',
      'hr',
      'pre',
      'code',
      'p',
      'br',
    ]);
    expect(text).toBe('HeadingA word, a word, code, link.onetwothreequoteblocklinebreak');
  });

  it('shows raw HTML and images as they were typed', () => {
    expect(drawn('a <b onclick="x">word</b>')).toMatchObject({ names: ['p'], text: 'a <b onclick="x">word</b>' });
    expect(drawn('![picture](https://example.org/a.png)')).toMatchObject({
      names: ['p'],
      text: '![picture](https://example.org/a.png)',
    });
  });

  it('leads to the web alone, and shows any other link as it was typed', () => {
    expect(drawn('[x](https://example.org/?a=1#b)').attributes).toContain('a href https://example.org/?a=1#b');
    expect(drawn('<http://example.org/>').attributes).toContain('a href http://example.org/');
    expect(drawn('[x][y]\n\n[y]: https://example.org/').attributes).toContain('a href https://example.org/');
    expect(drawn('[x](javascript:alert)')).toMatchObject({ names: ['p'], text: '[x](javascript:alert)' });
    expect([webAddress('ftp://example.org/'), webAddress('example.org'), webAddress('')]).toEqual([null, null, null]);
  });

  it('makes document symbols links to the reader, but not in code and not in links', () => {
    const { attributes, text } = drawn(
      'Compare E/CN.15/2018/12 with `A/RES/65/230` and [A/RES/64/1](https://example.org/).',
    );
    expect(attributes.filter((one) => one.startsWith('a href'))).toEqual([
      'a href /reader.html?symbol=E/CN.15/2018/12',
      'a href https://example.org/',
    ]);
    expect(text).toBe('Compare E/CN.15/2018/12 with A/RES/65/230 and A/RES/64/1.');
  });

  it(`lets none of ${PAYLOADS.length} payloads through`, () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(200);
    expect(PAYLOADS.flatMap((payload) => faults(drawn(payload)).map((fault) => [payload, fault]))).toEqual([]);
  });

  it('draws nothing but allowed elements for any text, and never throws', () => {
    const part = fc.oneof(
      fc.constantFrom(...PAYLOADS),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '[',
        '](',
        ')',
        '<',
        '>',
        '`',
        '```\n',
        '> ',
        '- ',
        '1. ',
        '\n',
        '\n\n',
        '**',
        '_',
        '![',
        '&',
        '\\',
        '    ',
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        expect(faults(drawn(parts.join('')))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('stays whole when quotes are nested beyond reason', () => {
    const { names, strange } = drawn(`${'> '.repeat(400)}deep`);
    expect(strange).toEqual([]);
    expect(names.filter((name) => name === 'blockquote').length).toBeLessThan(40);
  });
});
