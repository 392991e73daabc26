import { describe, expect, it } from 'vitest';
import { isOwnKey, ownResolutionNumber } from '../../../src/symbols/own-key';

const UN = ['A/RES/65/230', 'E/RES/2010/18', 'A/HRC/RES/26/4', 'S/RES/1325(2000)', 'E/CN.15/2018/12'];

describe('keys of ours', () => {
  it('give the number of a resolution, and of none of the symbols of the United Nations', () => {
    expect(ownResolutionNumber('CCPCJ/RES/26/4')).toBe('26/4');
    for (const symbol of UN) {
      expect(ownResolutionNumber(symbol)).toBeNull();
    }
  });

  it('are told from symbols, decisions included, which have no number of a resolution', () => {
    expect(['CCPCJ/RES/26/4', 'CND/DEC/27/1', ...UN].filter(isOwnKey)).toEqual(['CCPCJ/RES/26/4', 'CND/DEC/27/1']);
    expect(ownResolutionNumber('CND/DEC/27/1')).toBeNull();
  });
});
