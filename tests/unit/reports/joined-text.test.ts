import { describe, expect, it } from 'vitest';
import { JoinedText } from '../../../src/reports/joined-text';

function join(lines: string[], words: string[] = [], dropsHyphen = false): string {
  const text = new JoinedText(lines[0] ?? '');
  for (const line of lines.slice(1)) text.add(line, { words: () => new Set(words), dropsHyphen });
  return text.toString();
}

describe('printed lines joined', () => {
  it.each([
    ['by a space', ['the Expert', 'Group'], [], 'the Expert Group'],
    ['a compound keeps its hyphen', ['capacity-', 'building'], ['capacity-building'], 'capacity-building'],
    ['a divided word loses it', ['crimi-', 'nalization'], ['criminalization'], 'criminalization'],
    ['a dash between spaces stays', ['organizations -', 'UNDP and others'], [], 'organizations - UNDP and others'],
    ['a symbol cut at its stroke', ['E/CN.15/', '2018/12'], [], 'E/CN.15/2018/12'],
    ['Chinese without a space', ['专家组第一次', '会议'], [], '专家组第一次会议'],
  ])('%s', (_name, lines, words, expected) => {
    expect(join(lines, words)).toBe(expected);
  });

  it('follow the habit of a language that divides words', () => {
    expect(join(['резо-', 'люция'], [], true)).toBe('резолюция');
  });

  it('know their length and end', () => {
    const text = new JoinedText('one');
    text.add('two.', { words: () => new Set(), dropsHyphen: false });
    expect([text.length, text.tail]).toEqual([8, 'one two.']);
  });
});
