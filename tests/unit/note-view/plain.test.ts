/** A note's markdown as a line of plain words. */
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/note-view/plain';

describe('the plain text of a note', () => {
  it.each([
    ['**first** of `two`', 'first of two'],
    ['# Title\n\nText with *emph*asis.', 'Title Text with emphasis.'],
    ['- one\n- two\n  1. three', 'one two three'],
    ['> quoted\n\nsee [the report](https://undocs.org/A/RES/65/230)', 'quoted see the report'],
    ['[label]: https://example.org\n\n[label] **stays**', 'label stays'],
    ['one\\\ntwo', 'one two'],
    ['```\ncode  here\n```', 'code here'],
    ['<b onclick="x">as typed</b> ![image](a.png)', '<b onclick="x">as typed</b> ![image](a.png)'],
    ['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
    ['', ''],
  ])('%j is %j', (source, text) => {
    expect(plainText(source)).toBe(text);
  });
});
