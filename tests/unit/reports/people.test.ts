import { describe, expect, it } from 'vitest';
import { readPerson, splitNames, splitPersons } from '../../../src/reports/names';
import { parseReport } from '../../../src/reports/parse-report';

const report = (body: string) =>
  parseReport(
    `I. Organization of the meeting\n\n1. The Expert Group to Conduct a Study met in Vienna.\n\n2. ${body}\n\n3. The Expert Group adopted its report.`,
  );

describe('lists of names', () => {
  it('keep names with "and" whole', () => {
    expect(
      splitNames(
        'Albania, Bosnia and Herzegovina, Trinidad and Tobago, the United Kingdom of Great Britain and Northern Ireland and Viet Nam.',
      ),
    ).toEqual([
      'Albania',
      'Bosnia and Herzegovina',
      'Trinidad and Tobago',
      'United Kingdom of Great Britain and Northern Ireland',
      'Viet Nam',
    ]);
  });
  it('keep brackets and articles that belong to a name', () => {
    expect(
      splitNames(
        'Iran (Islamic Republic of), the former Yugoslav Republic of Macedonia, the Russian Federation and Argentina',
      ),
    ).toEqual([
      'Iran (Islamic Republic of)',
      'the former Yugoslav Republic of Macedonia',
      'Russian Federation',
      'Argentina',
    ]);
  });
  it('of nobody are empty', () => {
    expect(splitNames('[…].')).toEqual([]);
  });
  it('of persons', () => {
    expect(
      splitPersons(
        'Mr. Shenkuo Wu (China); Marouane Hejjouji (Morocco) and Normand Wong (Canada); and Ms. Ioana Albani (Romania).',
      ).map((person) => person.name),
    ).toEqual(['Shenkuo Wu', 'Marouane Hejjouji', 'Normand Wong', 'Ioana Albani']);
    expect(readPerson('Doctor Mashabane (South Africa)')).toEqual({
      name: 'Doctor Mashabane',
      country: 'South Africa',
    });
    expect(readPerson('the rotating chairmanship')).toBeNull();
  });
});

describe('officers', () => {
  it('with their capacities, the shared group left out', () => {
    expect(
      report(
        'The meeting was opened by André Rypl (Brazil), Vice-President of the Expert Group, in his role as Chair of the fourth meeting of the Expert Group.',
      ).officers,
    ).toEqual([
      { role: 'Vice-President; Chair of the fourth meeting', name: 'André Rypl', country: 'Brazil', source: '#2' },
    ]);
    expect(
      report(
        'The meeting was opened by Xolisa Mfundiso Mabhongo (South Africa), the Chair of the Expert Group. At the opening, statements were made.',
      ).officers[0]?.role,
    ).toBe('Chair of the Expert Group');
  });
  it('of an elected bureau', () => {
    expect(
      report(
        'The Committee elected the following officers: Chair: Jane Doe (Kenya); Vice-Chairs: Juan Pérez (Chile), Li Na (China); Rapporteur: Ann Berg (Norway).',
      ).officers.map((officer) => `${officer.role} ${officer.name}`),
    ).toEqual(['Chair Jane Doe', 'Vice-Chair Juan Pérez', 'Vice-Chair Li Na', 'Rapporteur Ann Berg']);
  });
});

describe('statements', () => {
  it('of States, organizations and observers are told apart', () => {
    expect(
      report(
        'Statements were made by representatives of the following States: Poland, China and Japan. The observer for the European Union also made a statement.',
      ).statements[0],
    ).toMatchObject({ kind: 'State', names: ['Poland', 'China', 'Japan'] });
    expect(
      report(
        'Statements were also made by representatives of the following intergovernmental organizations: Council of Europe and European Union.',
      ).statements[0],
    ).toMatchObject({ kind: 'IGO', names: ['Council of Europe', 'European Union'] });
    expect(
      report(
        'The meeting also heard statements by an observer for the International Telecommunication Union, a specialized agency of the United Nations.',
      ).statements[0],
    ).toMatchObject({ kind: 'specialized agency (observer)', names: ['International Telecommunication Union'] });
  });
  it('on behalf of others name both', () => {
    expect(
      report(
        'Statements were made by the representative of Ireland on behalf of the States Members of the United Nations that are members of the European Union, a regional organization.',
      ).statements[0],
    ).toMatchObject({
      kind: 'on behalf of',
      names: ['Ireland'],
      onBehalfOf: 'States Members of the United Nations that are members of the European Union',
    });
  });
  it('that a draft leaves open stay open', () => {
    expect(
      report('Statements were made by representatives of the following private sector entities: […].').statements[0],
    ).toEqual({ kind: 'placeholder: private sector entities', names: [], source: '#2' });
  });
});

describe('attendance', () => {
  it('counts what is counted and keeps the rest in words', () => {
    expect(
      report(
        'The meeting was attended by representatives of 91 Member States, an observer State, a United Nations Secretariat unit, 3 intergovernmental organizations, 9 institutions from the academia and the private sector.',
      ).attendance,
    ).toEqual({
      memberStates: 91,
      observerStates: 1,
      secretariatUnits: 1,
      intergovernmentalOrganizations: 3,
      academiaAndPrivateSector: 9,
      source: '#2',
    });
    expect(
      report(
        'The meeting was attended by representatives of 98 Member States, , an institute of a network, intergovernmental organizations and the private sector.',
      ).attendance,
    ).toMatchObject({
      memberStates: 98,
      other: ['an institute of a network', 'intergovernmental organizations', 'the private sector'],
      gap: expect.any(String),
    });
  });
});
