import { describe, expect, test } from 'vitest';
import { findSymbols } from '../../../src/symbols/find';

/** What is found, as `surface = key` (candidates joined by `|`), without job numbers. */
const found = (text: string, thorough = false): string[] =>
  findSymbols(text, { thorough }).map((m) => `${m.surface} = ${m.symbol ?? m.candidates?.join('|') ?? m.kind}`);

describe('symbols', () => {
  test.each<[string, string, ...string[]]>([
    ['plain', 'See A/RES/65/230 and its annex.', 'A/RES/65/230 = A/RES/65/230'],
    ['space after a slash', 'United Nations S/ PV.8539 Security Council', 'S/ PV.8539 = S/PV.8539'],
    ['space before a slash', 'S/RES /1019(1995) was', 'S/RES /1019(1995) = S/RES/1019(1995)'],
    [
      'space before a later slash',
      'UNODC/CCPCJ/EG.4/2011 /INF/1',
      'UNODC/CCPCJ/EG.4/2011 /INF/1 = UNODC/CCPCJ/EG.4/2011/INF/1',
    ],
    [
      'blanks on both sides of every slash',
      'see A / RES / 65 / 230 and UNODC / CCPCJ / EG.4 / 2018 / L.1, A / B / 12, S / 36 / 38',
      'A / RES / 65 / 230 = A/RES/65/230',
      'UNODC / CCPCJ / EG.4 / 2018 / L.1 = UNODC/CCPCJ/EG.4/2018/L.1',
    ],
    ['a typewriter’s l', 'A/8701/Add.l, p. 2', 'A/8701/Add.l = A/8701/Add.1'],
    ['glued to a word', '(seeA/70/PV.13)', 'A/70/PV.13 = A/70/PV.13'],
    ['line break after a slash', 'document E/CN.15/2018/\n12 of', 'E/CN.15/2018/\n12 = E/CN.15/2018/12'],
    ['space after Add.', 'CCPR/C/21/Rev.1/Add. 4 on', 'CCPR/C/21/Rev.1/Add. 4 = CCPR/C/21/Rev.1/Add.4'],
    ['space for a slash', 'UN ST/SG/AC.10/1 Rev.24 and', 'ST/SG/AC.10/1 Rev.24 = ST/SG/AC.10/1/Rev.24'],
    [
      'soft hyphens',
      'UNODC/\u00adCCPCJ/\u00adEG.4/2018/L.1',
      'UNODC/\u00adCCPCJ/\u00adEG.4/2018/L.1 = UNODC/CCPCJ/EG.4/2018/L.1',
    ],
    ['zero-width space', 'A/RES/\u200b65/230', 'A/RES/\u200b65/230 = A/RES/65/230'],
    ['bold marks inside', 'see **A/RES/**65/230 now', 'A/RES/**65/230 = A/RES/65/230'],
    ['full-width signs', 'S／RES／1325（2000）', 'S／RES／1325（2000） = S/RES/1325(2000)'],
    [
      'no boundary in Chinese',
      '见S/PV.9171。根据ST/AI/189/Add.9/Rev.2第2条',
      'S/PV.9171 = S/PV.9171',
      'ST/AI/189/Add.9/Rev.2 = ST/AI/189/Add.9/Rev.2',
    ],
    ['glued cells', 'A/65/L.78A/65/L.79', 'A/65/L.78 = A/65/L.78', 'A/65/L.79 = A/65/L.79'],
    ['glued word', 'CAT/C/SR.209Convention against', 'CAT/C/SR.209 = CAT/C/SR.209'],
    ['glued before', 'Distr.GENERALE/CN.4/1999/10', 'E/CN.4/1999/10 = E/CN.4/1999/10'],
    ['joint', 'A/53/258-S/1998/763.', 'A/53/258-S/1998/763 = A/53/258-S/1998/763'],
    [
      'joint by an en dash',
      'E/CN.7/2007/14–E/CN.15/2007/5',
      'E/CN.7/2007/14–E/CN.15/2007/5 = E/CN.7/2007/14-E/CN.15/2007/5',
    ],
    ['joint by a slash', 'CEDAW/C/GC/31/CRC/C/GC/18', 'CEDAW/C/GC/31/CRC/C/GC/18 = CEDAW/C/GC/31/CRC/C/GC/18'],
    ['stacked', 'E/2014/28 E/CN.7/2014/16', 'E/2014/28 = E/2014/28', 'E/CN.7/2014/16 = E/CN.7/2014/16'],
    [
      'hyphens that join nothing',
      'CERD/C/BRA/CO/18-20 and A/ES-10/648',
      'CERD/C/BRA/CO/18-20 = CERD/C/BRA/CO/18-20',
      'A/ES-10/648 = A/ES-10/648',
    ],
    ['part', 'A/62/17 (Part I) General', 'A/62/17 (Part I) = A/62/17(PartI)'],
    ['volume', 'HRI/GEN/1/Rev.9 (Vol. I) p. 191', 'HRI/GEN/1/Rev.9 (Vol. I) = HRI/GEN/1/Rev.9(Vol.I)'],
    [
      'parts of several kinds, and modifications of a part',
      'A/76/6 (Sect. 29A)/Corr.1, A/77/278 (Part I)/Add.1, NPT/CONF.2000/28 (Parts I and II), A/76/6 (Introduction)',
      'A/76/6 (Sect. 29A)/Corr.1 = A/76/6(Sect.29A)/Corr.1',
      'A/77/278 (Part I)/Add.1 = A/77/278(PartI)/Add.1',
      'NPT/CONF.2000/28 (Parts I and II) = NPT/CONF.2000/28(PartsIandII)',
      'A/76/6 (Introduction) = A/76/6(Introduction)',
    ],
    ['no year swallowed', 'A/65/230 (2010) and S/2017/507 Security', 'A/65/230 = A/65/230', 'S/2017/507 = S/2017/507'],
    [
      'old resolution',
      'A/RES/217 A (III) and A/RES/1514 (XV)',
      'A/RES/217 A (III) = A/RES/217(III)A',
      'A/RES/1514 (XV) = A/RES/1514(XV)',
    ],
    [
      'part letters',
      'A/RES/48/13 C and A/RES/48/258 A, but A/RES/65/230 A new',
      'A/RES/48/13 C = A/RES/48/13C',
      'A/RES/48/258 A = A/RES/48/258A',
      'A/RES/65/230 = A/RES/65/230',
    ],
    ['a document has no part letter', 'A/65/L.78 A draft', 'A/65/L.78 = A/65/L.78'],
    ['reissue', 'S/1996/636* and', 'S/1996/636 = S/1996/636'],
    ['upper-case modifications', 'A/76/7/ADD.26', 'A/76/7/ADD.26 = A/76/7/Add.26'],
    ['tail', 'S/9149 and Add.1 and', 'S/9149 = S/9149', 'Add.1 = S/9149/Add.1'],
    [
      'tails',
      'ECE/TRANS/WP.29/2017/107, Corr.1 and Add.1',
      'ECE/TRANS/WP.29/2017/107 = ECE/TRANS/WP.29/2017/107',
      'Corr.1 = ECE/TRANS/WP.29/2017/107/Corr.1',
      'Add.1 = ECE/TRANS/WP.29/2017/107/Add.1',
    ],
    [
      'range in a tail',
      'E/CN.7/286 and Add.1–12 (Basutoland',
      'E/CN.7/286 = E/CN.7/286',
      'Add.1–12 = E/CN.7/286/Add.1-12',
    ],
    ['series with a number', 'IDB.44/3 and GC.19/2', 'IDB.44/3 = IDB.44/3', 'GC.19/2 = GC.19/2'],
    [
      'session in the element',
      'ICCD/COP(13)/21/Add.1; TD/B(S-XXXI)/1; UNEP(DTIE)/Hg/CONF.4/3',
      'ICCD/COP(13)/21/Add.1 = ICCD/COP(13)/21/Add.1',
      'TD/B(S-XXXI)/1 = TD/B(S-XXXI)/1',
      'UNEP(DTIE)/Hg/CONF.4/3 = UNEP(DTIE)/Hg/CONF.4/3',
    ],
    [
      'compound words',
      'TD/B/C.1/IRON ORE/12 and TD/CODE TOT/47',
      'TD/B/C.1/IRON ORE/12 = TD/B/C.1/IRONORE/12',
      'TD/CODE TOT/47 = TD/CODETOT/47',
    ],
    ['two letters too many', 'UNECE/TRANS/WP.29/1091', 'UNECE/TRANS/WP.29/1091 = ECE/TRANS/WP.29/1091'],
    ['a common form with the word', 'document A/64 of', 'A/64 = A/64'],
    [
      'figures that leave out the word',
      'A/60/1/Add.1 and 2, S/9149 and Add.1, 2 and 3; E/CN.4/2000/3/Add.1 and 2 October',
      'A/60/1/Add.1 = A/60/1/Add.1',
      '2 = A/60/1/Add.2',
      'S/9149 = S/9149',
      'Add.1 = S/9149/Add.1',
      '2 = S/9149/Add.2',
      '3 = S/9149/Add.3',
      'E/CN.4/2000/3/Add.1 = E/CN.4/2000/3/Add.1',
    ],
    ['a common form beside a symbol', 'A/64 and A/RES/217(III)', 'A/64 = A/64', 'A/RES/217(III) = A/RES/217(III)'],
  ])('%s', (_, text, ...want) => {
    expect(found(text)).toEqual(want);
  });

  test.each([
    'HTTP/1.1 200',
    'A / B testing 12',
    'A/670l/Add.1',
    'A / 36 / 38 / 40',
    'A/B testing',
    'S/N: 12345',
    'E/A <1 and E/A 0.61',
    'TCP/IP',
    'DIN A/4',
    '/usr/share/A/65/230/x',
    './E/CN.4/1999/10',
    'S/1,500 or S/1500.50',
    'Block A/2',
    'TD/B/FONT',
    'NPT/conf.gro',
    '/opt/crc/c/cuda/11.8',
    'e/cn.4/1999/10',
    'CRC/c/u',
    'FCCC/SBI/2025/INF.X',
    'FCCC/CP/2025/L.X',
    'A/RES/79/XX',
    'S/RES/[number]',
    'A/RES/{n}',
    'A/session/7',
    'E/CN.6/',
    'A/C.5/',
    'CEDAW/C',
    'UNODC/CCPCJ/EG.4/2018',
    'MEPC.1/Circ.833',
    'LEG/CONF.15/21',
    'GB.340/PFA/2',
    'GOV/2022/71',
    'GC(62)/RES/4',
    'INFCIRC/435',
    'WT/MIN(01)/DEC/1',
    'CM/Rec(2022)4',
    'SC/14073',
    'SG/SM/9035',
    'GA/12620',
    'AG/J/353',
    'A/California/07/2009(H1N1)',
    'EIA/TIA-485',
    'and/or',
    '50/50',
    '9/11',
    'P/N: 2000125-002',
    'KNX-8/16/64',
    'C:\\A/65/230',
    '$A/65/230',
    'CAC/RCP 1-1969',
  ])('not a symbol: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('citations', () => {
  test.each<[string, string, ...string[]]>([
    ['body before', 'in General Assembly resolution 65/230 of', 'General Assembly resolution 65/230 = A/RES/65/230'],
    [
      'body after',
      'resolution 26/4 of the Commission on Crime Prevention and Criminal Justice',
      'resolution 26/4 of the Commission on Crime Prevention and Criminal Justice = CCPCJ/RES/26/4',
    ],
    [
      'subject after',
      'In its resolution 65/230, the General Assembly requested the Commission on Crime Prevention and Criminal Justice',
      'resolution 65/230 = A/RES/65/230',
    ],
    [
      'subject before',
      'endorsed by the General Assembly in its resolution 70/174, the Commission on Narcotic Drugs noted',
      'resolution 70/174 = A/RES/70/174',
    ],
    [
      'short name',
      'The Commission on Crime Prevention and Criminal Justice met. In its resolution 22/7, the Commission asked. Commission resolution 22/8 too.',
      'resolution 22/7 = CCPCJ/RES/22/7',
      'Commission resolution 22/8 = CCPCJ/RES/22/8',
    ],
    [
      'list',
      'General Assembly resolutions 64/203 of 21 December 2009, 65/161 and 66/188 A',
      'resolutions 64/203 = A/RES/64/203',
      '65/161 = A/RES/65/161',
      '66/188 A = A/RES/66/188A',
    ],
    [
      'list with the body after',
      'resolutions 22/7 and 22/8 of the Commission on Crime Prevention and Criminal Justice',
      'resolutions 22/7 = CCPCJ/RES/22/7',
      '22/8 of the Commission on Crime Prevention and Criminal Justice = CCPCJ/RES/22/8',
    ],
    [
      'Security Council',
      'Security Council resolution 1325 (2000) and 1820 (2008)',
      'Security Council resolution 1325 (2000) = S/RES/1325(2000)',
      '1820 (2008) = S/RES/1820(2008)',
    ],
    [
      'year says it',
      'resolution 661 (1990) of 6 August 1990, 986 (1995) of 14 April 1995',
      'resolution 661 (1990) = S/RES/661(1990)',
      '986 (1995) = S/RES/986(1995)',
    ],
    [
      'Roman session',
      'resolution 1514 (XV); resolution 217 A (III); resolution 2253 (ES-V)',
      'resolution 1514 (XV) = A/RES/1514(XV)',
      'resolution 217 A (III) = A/RES/217(III)A',
      'resolution 2253 (ES-V) = A/RES/2253(ES-V)',
    ],
    [
      'special sessions',
      'resolution S-32/1 of the General Assembly; resolution ES-10/21',
      'resolution S-32/1 of the General Assembly = A/RES/S-32/1',
      'resolution ES-10/21 = A/RES/ES-10/21',
    ],
    [
      'Economic and Social Council',
      'Economic and Social Council resolution 2010/18 and Council decision 2010/243',
      'Economic and Social Council resolution 2010/18 = E/RES/2010/18',
      'Council decision 2010/243 = E/DEC/2010/243',
    ],
    [
      'old Council session',
      'Economic and Social Council resolution 1503 (XLVIII)',
      'Economic and Social Council resolution 1503 (XLVIII) = E/RES/1503(XLVIII)',
    ],
    [
      'Human Rights Council',
      'Human Rights Council resolution 16/18 and its decision 17/119',
      'Human Rights Council resolution 16/18 = A/HRC/RES/16/18',
      'decision 17/119 = A/HRC/DEC/17/119',
    ],
    [
      'Commission on Human Rights',
      'Commission on Human Rights resolution 2004/12',
      'Commission on Human Rights resolution 2004/12 = E/CN.4/RES/2004/12',
    ],
    ['decision', 'General Assembly decision 74/571', 'General Assembly decision 74/571 = A/DEC/74/571'],
    [
      'abbreviations',
      'GA Res 60/251; UNSC Res 1373 (28 September 2001); G.A. Res. 217A (III)',
      'GA Res 60/251 = A/RES/60/251',
      'UNSC Res 1373 (28 September 2001) = S/RES/1373(2001)',
      'G.A. Res. 217A (III) = A/RES/217(III)A',
    ],
    ['Bluebook document', 'U.N. Doc. E/CN.4/1285 (1978)', 'E/CN.4/1285 = E/CN.4/1285'],
    [
      'nobody says whose',
      'under resolution 26/4 of 2017',
      'resolution 26/4 = A/HRC/RES/26/4|CCPCJ/RES/26/4|CND/RES/26/4|CSW/RES/26/4',
    ],
    ['a number only the Assembly reaches', 'resolution 71/324', 'resolution 71/324 = A/RES/71/324'],
    [
      'the same number elsewhere',
      'Commission on Narcotic Drugs resolution 51/12. Later, resolution 51/12 helped.',
      'Commission on Narcotic Drugs resolution 51/12 = CND/RES/51/12',
      'resolution 51/12 = CND/RES/51/12',
    ],
    [
      'French',
      'sa résolution 70/1; résolution 72/305 de l’Assemblée générale; résolution 1325 (2000) du Conseil de sécurité',
      'résolution 70/1 = A/RES/70/1',
      'résolution 72/305 de l’Assemblée générale = A/RES/72/305',
      'résolution 1325 (2000) du Conseil de sécurité = S/RES/1325(2000)',
    ],
    [
      'Spanish',
      'La Asamblea General, recordando su resolución 64/182 y la resolución 2019/19 del Consejo Económico y Social',
      'resolución 64/182 = A/RES/64/182',
      'resolución 2019/19 del Consejo Económico y Social = E/RES/2019/19',
    ],
    [
      'Russian',
      'резолюции 75/233 Генеральной Ассамблеи, резолюция 1325 (2000) Совета Безопасности, резолюция Генеральной Ассамблеи 70/1',
      'резолюции 75/233 Генеральной Ассамблеи = A/RES/75/233',
      'резолюция 1325 (2000) Совета Безопасности = S/RES/1325(2000)',
      'резолюция Генеральной Ассамблеи 70/1 = A/RES/70/1',
    ],
    [
      'Arabic',
      'قرار الجمعية العامة 70/1 وقرار مجلس الأمن 1325 (2000) وقرار مجلس حقوق الإنسان 16/18',
      'قرار الجمعية العامة 70/1 = A/RES/70/1',
      'وقرار مجلس الأمن 1325 (2000) = S/RES/1325(2000)',
      'وقرار مجلس حقوق الإنسان 16/18 = A/HRC/RES/16/18',
    ],
    [
      'Arabic sessions and letters',
      'القرار 1514 (د-15) والقرار 217 ألف (د-3)',
      'القرار 1514 (د-15) = A/RES/1514(XV)',
      'والقرار 217 ألف (د-3) = A/RES/217(III)A',
    ],
    [
      'Arabic and Persian digits',
      'قرار الجمعية العامة ٧٠/١ و قرار الجمعية العامة ۷۶/۳۰۰',
      'قرار الجمعية العامة ٧٠/١ = A/RES/70/1',
      'قرار الجمعية العامة ۷۶/۳۰۰ = A/RES/76/300',
    ],
    [
      'Chinese',
      '大会第76/238号决议和安全理事会第1325(2000)号决议',
      '大会第76/238号决议 = A/RES/76/238',
      '安全理事会第1325(2000)号决议 = S/RES/1325(2000)',
    ],
    [
      'Chinese list',
      '大会第65/230号和第67/189号决议、经济及社会理事会第2019/19号决议',
      '大会第65/230号 = A/RES/65/230',
      '第67/189号决议 = A/RES/67/189',
      '经济及社会理事会第2019/19号决议 = E/RES/2019/19',
    ],
    ['Chinese full-width', '第1325（2000）号决议', '第1325（2000）号决议 = S/RES/1325(2000)'],
    [
      'Chinese numbers that leave out the sign before or behind',
      '包括安全理事会第1718(2006)、1874(2009)和2375(2017)号决议。大会第76/217、77/246和77/329号决议。S-10/2号决议。',
      '安全理事会第1718(2006) = S/RES/1718(2006)',
      '1874(2009) = S/RES/1874(2009)',
      '2375(2017)号决议 = S/RES/2375(2017)',
      '大会第76/217 = A/RES/76/217',
      '77/246 = A/RES/77/246',
      '77/329号决议 = A/RES/77/329',
      'S-10/2号决议 = A/RES/S-10/2',
    ],
    [
      'a list with more than numbers',
      'General Assembly resolutions 68/262, paragraph 6, and 73/263, paragraph 11; 74/270 of 2 April 2020, “Global solidarity to fight the disease 2019 (COVID-19)”, and 74/274 of 20 April 2020',
      'resolutions 68/262 = A/RES/68/262',
      '73/263 = A/RES/73/263',
      '74/270 = A/RES/74/270',
      '74/274 = A/RES/74/274',
    ],
    [
      'part letters of other scripts',
      'قرارا الجمعية العامة 48/75 ياء المؤرخ 16 و 49/75 سين المؤرخ 15؛ резолюции 45/55 В от 4 декабря 1990 года и 48/74 В Генеральной Ассамблеи',
      'قرارا الجمعية العامة 48/75 ياء = A/RES/48/75J',
      '49/75 سين = A/RES/49/75O',
      'резолюции 45/55 В = A/RES/45/55B',
      '48/74 В Генеральной Ассамблеи = A/RES/48/74B',
    ],
    [
      'an A that is a part, and one that is an article',
      'General Assembly resolution 33/28 A on 7 December; General Assembly resolution 65/230 A new era; General Assembly resolution 49/75 I of 1994',
      'General Assembly resolution 33/28 A = A/RES/33/28A',
      'General Assembly resolution 65/230 = A/RES/65/230',
      'General Assembly resolution 49/75 I = A/RES/49/75I',
    ],
    [
      'Arabic special sessions and stretched letters',
      'القرار دإ-19/2 وقرار الجمعية العامة دإط-10/15 والقـرار 63/239',
      'القرار دإ-19/2 = A/RES/S-19/2',
      'وقرار الجمعية العامة دإط-10/15 = A/RES/ES-10/15',
      'والقـرار 63/239 = A/RES/63/239',
    ],
    [
      'Environment Assembly',
      'resolución 4/1 de la Asamblea de las Naciones Unidas sobre el Medio Ambiente',
      'resolución 4/1 de la Asamblea de las Naciones Unidas sobre el Medio Ambiente = UNEP/EA.4/Res.1',
    ],
  ])('%s', (_, text, ...want) => {
    expect(found(text)).toEqual(want);
  });

  test.each([
    'on 12/05/2020',
    'a ratio of 65/230',
    'in the proportion 26/4',
    'Executive Board decision 2010/15',
    'the Senate resolution 20/7',
    'resolution 104 (XIX) of the organization of African Unity',
    'resolution 2/5 of the Conference of the Parties',
    'resolution 7/5 of 10 November 2017 of the Conference of the States Parties',
    'resolutions 5/3 of 29 November 2013 and 7/1 of 10 November 2017 of the Conference of the States Parties',
    'annex I, resolution 3/7-P, resolution 7/3P(IS)',
    'decision 1/CP.21',
    'screen resolution 1920/1080',
    'Smith 12 (2010) 45',
    'article 12 (III)',
  ])('not a citation: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('back references mean the nearest one before', () => {
    const text =
      'In General Assembly resolution 65/230 and decision 74/571 of the General Assembly. In the same resolution, that decision.';
    expect(found(text, true).slice(2)).toEqual(['the same resolution = A/RES/65/230', 'that decision = A/DEC/74/571']);
    expect(found('in the same resolution', true)).toEqual([]);
  });
});

describe('a text that a body enacts', () => {
  test('what names no other body is its own', () => {
    const text = `The General Assembly,

Recalling its resolution 60/7 of 2005 and Human Rights Council resolution 16/18, as well as resolution 19/25,

Noting that, in its resolution 51/18, the Human Rights Council asked,

The Commission on Narcotic Drugs,

Recalling its resolution 61/2 of 2018, in which the General Assembly,

Resolution 57/3, annex.`;
    expect(found(text, true)).toEqual([
      'resolution 60/7 = A/RES/60/7',
      'Human Rights Council resolution 16/18 = A/HRC/RES/16/18',
      'resolution 19/25 = A/HRC/RES/19/25',
      'resolution 51/18 = A/HRC/RES/51/18',
      'resolution 61/2 = CND/RES/61/2',
      'Resolution 57/3 = CND/RES/57/3',
    ]);
  });
});

describe('numbers without their year or session', () => {
  test.each<[string, ...string[]]>([
    ['Security Council resolution 1373 and', 'Security Council resolution 1373 = S/RES/1373(2001)'],
    ['resolution 1373 of the Security Council', 'resolution 1373 of the Security Council = S/RES/1373(2001)'],
    [
      'Security Council resolutions 242, 338 and 1820 (2008)',
      'resolutions 242 = S/RES/242(1967)',
      '338 = S/RES/338(1973)',
      '1820 (2008) = S/RES/1820(2008)',
    ],
    [
      'Security Council resolutions 2242 (2015), 2250 and 2331',
      'resolutions 2242 (2015) = S/RES/2242(2015)',
      '2250 = S/RES/2250(2015)',
      '2331 = S/RES/2331(2016)',
    ],
    [
      'Security Council resolution 1325 (2000), 12 members',
      'Security Council resolution 1325 (2000) = S/RES/1325(2000)',
    ],
    ['Security Council resolution 1285', 'Security Council resolution 1285 = S/RES/1285(1999)|S/RES/1285(2000)'],
    ['Security Council resolution 1285 of 31 January 2000', 'Security Council resolution 1285 = S/RES/1285(2000)'],
    ['Security Council resolution 1373 of 3 May 1990'],
    ['UNSCR 1325', 'UNSCR 1325 = S/RES/1325(2000)'],
    ['UNGA resolution 2758', 'UNGA resolution 2758 = A/RES/2758(XXVI)'],
    [
      'General Assembly resolution 194 (III). Under resolution 194',
      'General Assembly resolution 194 (III) = A/RES/194(III)',
      'resolution 194 = A/RES/194(III)',
    ],
    ['résolution 1701 du Conseil de sécurité', 'résolution 1701 du Conseil de sécurité = S/RES/1701(2006)'],
    ['резолюция 1701 Совета Безопасности', 'резолюция 1701 Совета Безопасности = S/RES/1701(2006)'],
    ['قرار مجلس الأمن 1701', 'قرار مجلس الأمن 1701 = S/RES/1701(2006)'],
    ['安理会第1373号决议', '安理会第1373号决议 = S/RES/1373(2001)'],
    ['under resolution 1373'],
    ['Senate resolution 45, resolution 12 of the Conference, a resolution 1024 wide'],
  ])('%s', (text, ...want) => {
    expect(found(text, true)).toEqual(want);
  });
});

describe('words beside numbers', () => {
  test('white space of a printed page between the words of a name', () => {
    expect(found('General\n        Assembly      resolution\n     65/230')).toEqual([
      'General\n        Assembly      resolution\n     65/230 = A/RES/65/230',
    ]);
  });

  test('no boundary before a word in Chinese text', () => {
    expect(found('根据resolution 1514 (XV)')).toEqual(['resolution 1514 (XV) = A/RES/1514(XV)']);
  });
});

describe('right-to-left text', () => {
  test('reversed parts', () => {
    expect(found('قرار الجمعية العامة 230/65/RES/A المؤرخ', true)).toContain('230/65/RES/A = A/RES/65/230');
    expect(found('انظر الوثيقة 12/2018/CN.15/E، المرفق', true)).toEqual(['12/2018/CN.15/E = E/CN.15/2018/12']);
    expect(found('the file 230/65/RES/A', true)).toEqual([]);
  });
});

describe('symbols without slashes', () => {
  test('file names of the Digital Library', () => {
    const text =
      'E_RES_131%28VI%29-EN.pdf, S_2017_507-EN.pdf, A_HRC_RES_16_18.pdf, A_65_230.pdf, MY_FILE_2.pdf, A_B_C.doc';
    expect(found(text, true)).toEqual([
      'E_RES_131%28VI%29 = E/RES/131(VI)',
      'S_2017_507 = S/2017/507',
      'A_HRC_RES_16_18 = A/HRC/RES/16/18',
    ]);
    expect(found(text)).toEqual([]);
  });

  test("document numbers of Wikipedia's templates", () => {
    expect(found('{{UN document |docid=A-RES-58-217}} docid = A-RES-S-19-2; id=A-RES-58-217', true)).toEqual([
      'A-RES-58-217 = A/RES/58/217',
      'A-RES-S-19-2 = A/RES/S-19/2',
    ]);
  });
});

describe('links and job numbers', () => {
  test.each<[string, string]>([
    ['https://undocs.org/A/RES/65/230', 'A/RES/65/230 = A/RES/65/230'],
    ['https://undocs.org/zh/A/RES/2758(XXVI).', 'A/RES/2758(XXVI) = A/RES/2758(XXVI)'],
    ['[x](http://www.undocs.org/en/ST/SGB/2004/15)', 'ST/SGB/2004/15 = ST/SGB/2004/15'],
    ['https://docs.un.org/en/HRI/GEN/1/Rev.9(Vol.I)', 'HRI/GEN/1/Rev.9(Vol.I) = HRI/GEN/1/Rev.9(Vol.I)'],
    [
      'https://undocs.org/Home/Mobile?FinalSymbol=S%2FRES%2F1325(2000)&Language=E',
      'S%2FRES%2F1325(2000) = S/RES/1325(2000)',
    ],
    ['https://documents.un.org/api/symbol/access?s=A/RES/78/265&l=en&t=pdf', 'A/RES/78/265 = A/RES/78/265'],
    ['http://daccess-ods.un.org/access.nsf/Get?Open&DS=E/CN.15/2018/12&Lang=E', 'E/CN.15/2018/12 = E/CN.15/2018/12'],
    ['http://www.un.org/ga/search/view_doc.asp?symbol=%20A/65/PV.22&Lang=E', 'A/65/PV.22 = A/65/PV.22'],
    [
      'https://tbinternet.ohchr.org/_layouts/15/treatybodyexternal/Download.aspx?symbolno=CRC%2fC%2fIRL%2f3-4&Lang=en',
      'CRC%2fC%2fIRL%2f3-4 = CRC/C/IRL/3-4',
    ],
    ['https://digitallibrary.un.org/record/1/files/E_RES_131%28VI%29-EN.pdf', 'E_RES_131%28VI%29 = E/RES/131(VI)'],
    ['undocs.org/en/A/65/456', 'A/65/456 = A/65/456'],
  ])('%s', (text, want) => {
    expect(found(text)).toEqual([want]);
    expect(findSymbols(text)[0]?.kind).toBe('link');
  });

  test('an encoded address: every match stands where it is written', () => {
    expect(found('http://www.un.org/doc.asp?symbol=%20A/65/PV.22%20and%2FE%2F2010%2F5&Lang=E')).toEqual([
      'A/65/PV.22 = A/65/PV.22',
      'E%2F2010%2F5 = E/2010/5',
    ]);
  });

  test('other addresses hold no symbols, unless an element says so', () => {
    expect(found('https://example.org/A/65/230')).toEqual([]);
    expect(found('https://example.org/S/PV.8539')).toEqual(['S/PV.8539 = S/PV.8539']);
  });

  test.each<[string, string]>([
    ['V.18-01878 4/5', 'V.18-01878'],
    ['19-16486 (E)', '19-16486'],
    ['GE.06-51159', 'GE.06-51159'],
    ['*1908182*', '1908182'],
    ['https://documents-dds-ny.un.org/doc/UNDOC/GEN/V18/018/78/PDF/V1801878.pdf?OpenElement', 'V1801878'],
    ['https://documents.un.org/doc/undoc/gen/g26/031/70/pdf/g2603170.pdf', 'g2603170'],
  ])('job number %s', (text, surface) => {
    expect(findSymbols(text, { thorough: true })).toMatchObject([{ surface, symbol: null, kind: 'job-number' }]);
  });

  test('other numbers with hyphens are no job numbers', () => {
    expect(findSymbols('tel. 11-37476, 2008-12345, ISBN 92-1-12345', { thorough: true })).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['A/RES/48/13 A and B', ['A/RES/48/13 A = A/RES/48/13A', 'B = A/RES/48/13B']],
    ['A/RES/48/13 A, S/PRST/2004/39', ['A/RES/48/13 A = A/RES/48/13A', 'S/PRST/2004/39 = S/PRST/2004/39']],
    [
      'General Assembly resolutions 58/4 A, B and C were',
      ['resolutions 58/4 A = A/RES/58/4A', 'B = A/RES/58/4B', 'C = A/RES/58/4C'],
    ],
    ['General Assembly resolution 48/13 A and I think', ['General Assembly resolution 48/13 A = A/RES/48/13A']],
    ['General Assembly resolution 48/13 C, B', ['General Assembly resolution 48/13 C = A/RES/48/13C']],
    ['大会第48/13 A和B号决议', ['大会第48/13 A = A/RES/48/13A', 'B号决议 = A/RES/48/13B']],
  ])('each part of a resolution that a letter names: %s', (text, matches) => {
    expect(found(text)).toEqual(matches);
  });

  test('a text of a hundred thousand citations, some of them of a body that is not ours', () => {
    const text = `${'its resolution 65/1 and '.repeat(130_000)}resolution 2/1 of the Executive Board.`;
    expect(findSymbols(text)).toHaveLength(130_000);
  });
});
