import { describe, expect, it } from 'vitest';
import { setFurnitureAside } from '../../../src/reports/furniture';
import { htmlToLines, looksLikeHtml } from '../../../src/reports/html-lines';
import { toLines } from '../../../src/reports/lines';
import { isSymbolOnly, symbolKey } from '../../../src/reports/symbol-shape';
import { readText } from '../../golden/reports/compare';

describe('lines', () => {
  it('remember bullets, levels, columns and where they stood', () => {
    const { lines } = toLines(
      '\n- 1. In its resolution\n## **II. Outcome**\n\nGeneral Assembly        Distr.: General\n',
    );
    expect(
      lines.map(({ line, text, bullet, level, strong, blanks }) => [line, text, bullet, level, strong, blanks]),
    ).toEqual([
      [2, '1. In its resolution', '-', 0, false, 1],
      [3, 'II. Outcome', '', 2, true, 0],
      [5, 'General Assembly Distr.: General', '', 0, false, 1],
    ]);
    expect(lines[2]?.columns).toEqual(['General Assembly', 'Distr.: General']);
  });

  it('know a text whose every line is followed by a blank one', () => {
    expect(toLines(readText('001_df15103811212375'))).toMatchObject({ spacing: 1 });
    expect(toLines(readText('001_df15103811212375')).width).toBeGreaterThan(80);
    expect(toLines(readText('002_024b3e2ec4cd5ef5'))).toMatchObject({ spacing: 0, width: null });
  });

  it('know it in a script without lower case', () => {
    const line = 'وأشار الفريق العامل إلى أن الجمعية العامة طلبت إلى الأمانة أن تواصل عملها';
    expect(toLines(Array(8).fill(line).join('\n\n')).spacing).toBe(1);
    expect(toLines(Array(8).fill(`${line}.`).join('\n\n')).spacing).toBe(0);
  });
  it('give a dash at the start of a printed line back to its sentence', () => {
    const full = 'The Expert Group considered the reports of the international organizations';
    const text = [
      ...Array(9).fill(`${full} and the views`),
      full,
      '— UNDP, FAO and WHO among them — and took note.',
    ].join('\n');
    expect(toLines(text).lines.at(-1)).toMatchObject({ bullet: '', text: expect.stringMatching(/^— UNDP/) });
    expect(toLines(`${text}\n— A bullet after a full stop`).lines.at(-1)).toMatchObject({ bullet: '—' });
  });
  it('split rows of tables', () => {
    expect(toLines('Monday\t10 a.m.\t1 (a)\tOpening').lines[0]?.cells).toEqual([
      'Monday',
      '10 a.m.',
      '1 (a)',
      'Opening',
    ]);
    expect(toLines('| Date | Time |\n|---|---|\n| Monday | 10 a.m. |').lines.map((line) => line.cells)).toEqual([
      ['Date', 'Time'],
      ['Monday', '10 a.m.'],
    ]);
  });

  it('of nothing are none', () => {
    expect(toLines('').lines).toEqual([]);
    expect(toLines(' \n\t\n\f').lines).toEqual([]);
  });
});

describe('HTML', () => {
  const html =
    '<html><head><title>no</title></head><body>\n<h2>I. Introduction</h2>\n<p>1. In its\nresolution <b>65/230</b>,<br>the Assembly<sup>1</sup></p><ol start="3"><li>Third</li><li>4. Fourth</li></ol><ol type="a"><li>one</li></ol><script>x</script><table><tr><td>A</td><td>B</td><td>C</td></tr></table></body></html>';

  it('becomes lines with the notation of plain text', () => {
    expect(looksLikeHtml(html)).toBe(true);
    expect(
      htmlToLines(html)
        .map((line) => line.text)
        .filter((text) => text !== ''),
    ).toEqual([
      '## I. Introduction',
      '1. In its resolution <b>65/230</b>,',
      'the Assembly<sup>1</sup>',
      '3. Third',
      '4. Fourth',
      '(a) one',
      'A\tB\tC',
    ]);
  });

  it('keeps the number of the source line', () => {
    expect(htmlToLines(html).find((line) => line.text.startsWith('1.'))?.line).toBe(3);
  });

  it('is not seen where only a few tags survived', () => {
    expect(looksLikeHtml('1. Text<sup>1</sup>\n<i>Date</i>\tTime\n\nMore text <b>bold</b>')).toBe(false);
  });

  it('that is broken is taken as it comes', () => {
    expect(() => htmlToLines('<p><b>open <td></p></div><h2>x <')).not.toThrow();
  });
});

describe('furniture', () => {
  const aside = (text: string) => setFurnitureAside(toLines(text).lines);

  it.each([
    '2/4 V.19-01984',
    'V.18-02315 **11/11**',
    'V.18-02315 (E) 090418 100418',
    '*2424012*',
    'Page 3',
    '- 2 -',
    'http://undocs.org/A/RES/65/230',
    '---',
    '24-24012 3/5',
    '/...',
    '![image](x.png)',
  ])('%s is set aside', (line) => {
    const text = `One line of text that is here.\n\n${line}\n\nAnother line of text that follows.`;
    expect(aside(text).lines.map((kept) => kept.text)).toEqual([
      'One line of text that is here.',
      'Another line of text that follows.',
    ]);
  });

  it('gives job number and pages', () => {
    expect(aside('Some text here.\n\nV.18-01878 4/5\n\nMore text.')).toMatchObject({
      jobNumber: 'V.18-01878',
      pages: 5,
    });
  });

  it('takes the symbol for a running header only after some text', () => {
    const text = `A/48/653\nGeneral Assembly\n\n1. First paragraph of the text.\n\nA/48/653\nEnglish\nPage 2\n\nSecond page.`;
    expect(aside(text).lines.map((line) => line.text)).toEqual([
      'A/48/653',
      'General Assembly',
      '1. First paragraph of the text.',
      'Second page.',
    ]);
  });

  it('leaves figures of a text alone', () => {
    expect(aside('The share was\n2018\nin all.').lines).toHaveLength(3);
  });
});

describe('the shape of a symbol on its own line', () => {
  it.each([
    'A/RES/65/230',
    'UNODC/CCPCJ/EG.4/2018/L.1',
    'A/62/17 (Part I)',
    'E/2014/28 E/CN.7/2014/16',
    'A/53/258-S/1998/763',
    'S/PV.8539*',
  ])('%s', (text) => {
    expect(isSymbolOnly(text)).toBe(true);
  });
  it.each(['E/CN.15/2018/1.', 'and/or', '3/4', 'see A/65/1 and others', 'http://undocs.org/A/1', 'A/B'])(
    'not %s',
    (text) => {
      expect(isSymbolOnly(text)).toBe(false);
    },
  );
  it('as a key has no spaces', () => {
    expect(symbolKey('A/62/17 (Part I)*')).toBe('A/62/17(PartI)');
  });
});
