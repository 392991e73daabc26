/** What a reader means by selected words. */
import { describe, expect, it } from 'vitest';
import { subjectOf } from '../../../src/search/direct';
import { reader } from '../corpus/bundled';

const refused = async (): Promise<never> => {
  throw new Error('no corpus');
};
const nobody = { get: refused, all: refused };

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

  it('that are a job number lead to its document, if the corpus holds it', async () => {
    expect(await subjectOf('V.18-01878', reader)).toEqual({
      symbol: 'UNODC/CCPCJ/EG.4/2018/L.1',
      candidates: [],
      surface: 'V.18-01878',
    });
    expect(await subjectOf('V.18-01878', nobody)).toEqual({ symbol: null, candidates: [], surface: 'V.18-01878' });
  });

  it('that only a corpus can make out are made out', async () => {
    expect((await subjectOf('eg.4/2018/l1', reader)).symbol).toBe('UNODC/CCPCJ/EG.4/2018/L.1');
    expect((await subjectOf('https://example.org/eg.4/2018/l1', reader)).symbol).toBeNull();
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
