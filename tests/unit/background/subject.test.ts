/** What a reader means by selected words. */
import { describe, expect, it } from 'vitest';
import { subjectOf } from '../../../src/background/subject';

const nobody = async (): Promise<string | null> => null;

describe('selected words', () => {
  it.each([
    ['a symbol', 'A/RES/65/230', 'A/RES/65/230', 'A/RES/65/230'],
    ['the first of several', 'see E/CN.15/2018/12, para. 9, and A/RES/65/230', 'E/CN.15/2018/12', 'E/CN.15/2018/12'],
    ['a symbol over two lines', 'S/RES/1325\n (2000)', 'S/RES/1325(2000)', 'S/RES/1325 (2000)'],
    ['a citation in words', 'in its resolution 65/230', 'A/RES/65/230', 'resolution 65/230'],
    ['a bare number of the General Assembly', '65/230', 'A/RES/65/230', '65/230'],
    ['small letters', 'e/cn.15/2018/12', 'E/CN.15/2018/12', 'e/cn.15/2018/12'],
  ])('that are %s', async (_, words, symbol, surface) => {
    expect(await subjectOf(words, nobody)).toEqual({ symbol, candidates: [], surface });
  });

  it.each(['26/4', ' (26/4). ', 'resolution 26/4'])('that leave it open offer the candidates: %s', async (words) => {
    const { symbol, candidates, surface } = await subjectOf(words, nobody);
    expect(symbol).toBeNull();
    expect(candidates).toContain('CCPCJ/RES/26/4');
    expect(candidates.length).toBeGreaterThan(1);
    expect(surface).toMatch(/26\/4$/);
  });

  it('that are a job number lead to its document, if somebody knows it', async () => {
    const asked: string[] = [];
    const resolve = async (number: string): Promise<string | null> => {
      asked.push(number);
      return 'UNODC/CCPCJ/EG.4/2018/L.1';
    };
    expect(await subjectOf('V.18-01878', resolve)).toEqual({
      symbol: 'UNODC/CCPCJ/EG.4/2018/L.1',
      candidates: [],
      surface: 'V.18-01878',
    });
    expect(asked).toEqual(['V.18-01878']);
    expect(await subjectOf('V.18-01878', nobody)).toEqual({ symbol: null, candidates: [], surface: 'V.18-01878' });
  });

  it.each(['hello', 'and/or', '', '24/7 and more', 'x'.repeat(300_000), '/'.repeat(50_000)])(
    'that name nothing name nothing (%#)',
    async (words) => {
      const { symbol, candidates, surface } = await subjectOf(words, nobody);
      expect(symbol).toBeNull();
      expect(candidates).toEqual([]);
      expect(surface.length).toBeGreaterThan(0);
      expect(surface.length).toBeLessThanOrEqual(200);
    },
  );
});
