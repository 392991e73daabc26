import { describe, expect, it } from 'vitest';
import {
  distributionName,
  meetingName,
  meetingNameWithin,
  modificationName,
  statusName,
} from '../../../src/card/naming';
import { readCatalogue, sayFrom } from '../locales/catalogue';

const say = sayFrom(readCatalogue('en'));

describe('names', () => {
  it('of meetings', () => {
    expect(meetingName(4, say)).toBe('Fourth meeting');
    expect(meetingName(11, say)).toBe('Meeting 11');
    expect(meetingNameWithin(4, say, 'en-GB')).toBe('fourth meeting');
    expect(meetingNameWithin(4, sayFrom(readCatalogue('ru')), 'ru')).toBe('четвертое совещание');
    expect(meetingNameWithin(4, sayFrom(readCatalogue('zh_CN')), 'zh-CN')).toBe('第四次会议');
  });

  it('of modifications, as printed where there is no name', () => {
    expect(
      ['Add.1', 'Corr.2', 'Rev.3', 'Amend.1', '(Part I)', 'Summary'].map((each) => modificationName(each, say)),
    ).toEqual(['Addendum 1', 'Corrigendum 2', 'Revision 3', 'Amendment 1', '(Part I)', 'Summary']);
  });

  it('of distributions, as printed where there is no name', () => {
    expect(distributionName('GENERAL', say)).toBe('General');
    expect(distributionName('Limited', sayFrom(readCatalogue('fr')))).toBe('Limitée');
    expect(distributionName('Restricted', say)).toBe('Restricted');
  });

  it('of where a document stands, where there is one document', () => {
    expect(statusName('catalogued', say)).toBe('Known, text not included');
    expect(statusName('ambiguous', say)).toBe('');
  });
});
