import { describe, expect, it } from 'vitest';
import { readStructure } from '../../../src/reports/structure';

const paragraph = (number: number) => `${number}. The Expert Group took note of matter number ${number}.`;

function read(...lines: string[]) {
  const { outline } = readStructure(lines.join('\n\n'));
  return {
    sections: outline.sections.map(({ level, path, title }) => `${level} ${path} ${title}`),
    paragraphs: outline.paragraphs.map(({ id, section }) => `${id} in ${section}`),
    items: outline.items.map(({ id, parent }) => `${id} under ${parent?.id ?? 'none'}`),
  };
}

describe('the tree of sections', () => {
  it('starts letters anew under each roman and keeps equal titles apart', () => {
    const { sections, paragraphs } = read(
      'I. Recommendations',
      'A. Legislation and frameworks',
      paragraph(1),
      'B. Criminalization',
      paragraph(2),
      'II. Deliberations',
      paragraph(3),
      'A. Legislation and frameworks',
      paragraph(4),
    );
    expect(sections).toEqual([
      '1 I Recommendations',
      '2 I.A Legislation and frameworks',
      '2 I.B Criminalization',
      '1 II Deliberations',
      '2 II.A Legislation and frameworks',
    ]);
    expect(paragraphs).toEqual(['1 in I.A', '2 in I.B', '3 in II', '4 in II.A']);
  });

  it('follows the numeral, not the markup', () => {
    const { sections } = read('#### I. One', paragraph(1), '# A. Two', paragraph(2), '## II. Three', paragraph(3));
    expect(sections).toEqual(['1 I One', '2 I.A Two', '1 II Three']);
  });

  it('sets a third level of figures under a letter', () => {
    const { sections, paragraphs } = read(
      'I. One',
      'A. Two',
      '### 1. Three',
      paragraph(1),
      '### 2. Four',
      paragraph(2),
    );
    expect(sections).toEqual(['1 I One', '2 I.A Two', '3 I.A.1 Three', '3 I.A.2 Four']);
    expect(paragraphs).toEqual(['1 in I.A.1', '2 in I.A.2']);
  });

  it('gives paragraphs that count anew in an annex an id of their own', () => {
    const { paragraphs } = read('I. One', paragraph(1), paragraph(2), 'Annex', paragraph(1), paragraph(2));
    expect(paragraphs).toEqual(['1 in I', '2 in I', 'Annex.1 in Annex', 'Annex.2 in Annex']);
  });

  it('gives every element an id of its own, however often a label comes back', () => {
    const lines = [
      'I. One',
      '1. The Group noted:',
      ...Array.from({ length: 50 }, () => '(a) The same thing;'),
      paragraph(2),
    ];
    const { items } = read(...lines);
    expect(items).toHaveLength(50);
    expect(new Set(items).size).toBe(50);
  });
});

describe('list elements', () => {
  it('tell a roman from a letter by what comes before', () => {
    const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((sign) => `(${sign}) Something to be done;`);
    const { items } = read(
      'I. One',
      '1. The following was proposed:',
      ...letters,
      '(j) The criminalization of:',
      '(i) One thing;',
      '(ii) Another;',
      paragraph(2),
    );
    expect(items).toContain('1(i) under none');
    expect(items).toContain('1(j)(i) under 1(j)');
    expect(items).toContain('1(j)(ii) under 1(j)');
  });
});
