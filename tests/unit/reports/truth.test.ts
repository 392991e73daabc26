import { describe, expect, it } from 'vitest';
import { compareReport, printed, readTruth, reportNames } from '../../golden/reports/compare';

describe.each(reportNames())('report %s against what a reader wrote down', (name) => {
  const truth = readTruth(name);
  const found = printed(name);
  const rows = compareReport(truth, found);

  it.each([...new Set(rows.map((row) => row.field))])('%s', (field) => {
    expect(rows.filter((row) => row.field === field && !row.ok)).toEqual([]);
  });

  it('gives every paragraph and item an id of its own', () => {
    const ids = [...found.paragraphs, ...found.items].map((part: { id: string }) => part.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id: string) => id.startsWith(`${truth.symbol}#`))).toBe(true);
  });

  it('marks exactly the words of each mention', () => {
    const texts = new Map(
      [...found.paragraphs, ...found.items].map((part: { id: string; text: string }) => [
        part.id.split('#')[1],
        part.text,
      ]),
    );
    const inText = [...found.mentions, ...found.proseCitations].filter((mention) => texts.has(mention.paragraph));
    expect(inText.length).toBeGreaterThan(2);
    for (const mention of inText)
      expect(texts.get(mention.paragraph)?.slice(mention.start, mention.end)).toBe(mention.surface);
  });
});

describe('E/CN.15/2018/12', () => {
  const report = printed('002_024b3e2ec4cd5ef5');
  const item = (id: string) => report.items.find((entry: { id: string }) => entry.id === `E/CN.15/2018/12#${id}`);

  it('keeps 39 recommendations and 19 sub-items, each sub-item under its lead-in', () => {
    const kinds = report.items.map((entry: { kind: string }) => entry.kind);
    expect(kinds.filter((kind: string) => kind === 'recommendation')).toHaveLength(39);
    expect(kinds.filter((kind: string) => kind === 'sub-item')).toHaveLength(19);
    expect(item('10(f)(vii)').leadIn).toBe(
      'To the extent that they have not done so already, Member States should consider the criminalization of:',
    );
    expect(item('9(n)(i)').parent).toBe('(n)');
    expect(item('9(s)').leadIn).toBeNull();
  });

  it('tells letters from romans by sequence', () => {
    expect(item('9(i)').text).toMatch(/^To ensure that relevant issues/);
    expect(item('10(f)(v)').text).toMatch(/^The provision of technical support/);
    expect(item('9(v)').text).toMatch(/^Under the auspices/);
  });

  it('says what it mended, with the line', () => {
    expect(report.repairs.map((repair: { line: number }) => repair.line)).toEqual([131, 141]);
  });
});

describe('what the texts do not say', () => {
  it('is marked derived, with sources that can be opened', () => {
    const draft = printed('001_df15103811212375').provenance;
    expect(draft.title.how).toBe('derived');
    expect(draft.title.sources).toContain('UNODC/CCPCJ/EG.4/2018/L.1#31');
    expect(draft.symbol.how).toBe('stated');
    expect(printed('000_0aa30fd4621565ea').provenance.symbol).toMatchObject({
      how: 'derived',
      sources: ['UNODC/CCPCJ/EG.4/2019/L.1#20', 'UNODC/CCPCJ/EG.4/2019/L.1#title'],
    });
    expect(printed('002_024b3e2ec4cd5ef5').provenance.symbol.how).toBe('stated');
    expect(printed('003_e943d4d4f6bc896d').provenance.symbol.how).toBe('derived');
  });
});
