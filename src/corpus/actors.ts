/**
 * Who acted where: States, organizations and people, each under one identity across spellings, shown as printed.
 * Attendance is counted in the texts, not named, so nobody is said to have attended; to attend is not to speak.
 * `data/vocabulary/names.json` says which spellings are one. Pure.
 */
import names from '../../data/vocabulary/names.json' with { type: 'json' };
import type { Report, Statement } from '../reports/types';
import type { ActorEntry, ActorKind, Appearance, Role } from './model';
import { symbolOf } from './passages';

const fold = (name: string) =>
  name
    .normalize('NFC')
    .replace(/[‘’]/g, "'")
    .replace(/^the\s+/i, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

const identities = (list: { id: string; names: string[] }[]) =>
  new Map(list.flatMap(({ id, names: spellings }) => [id, ...spellings].map((name) => [fold(name), id] as const)));
const STATES = identities(names.states);
const ORGANIZATIONS = identities(names.organizations);

/** The identity of a State by any of its spellings; a name that no list knows is its own identity. */
export const stateIdentity = (name: string): string => STATES.get(fold(name)) ?? name.replace(/^the\s+(?!former)/, '');

/** The identity of an organization by any of its spellings. */
export const organizationIdentity = (name: string): string =>
  ORGANIZATIONS.get(fold(name)) ?? name.replace(/^the\s+/, '');

/** Two people are one if name and State are; whether other spellings are the same person would be a guess. */
const personIdentity = (name: string, country: string | null): string =>
  country === null ? name : `${name} (${stateIdentity(country)})`;

/** Every actor of the reports with its appearances in the order of the reports, the actors by kind and name. */
export function actorsOf(reports: Report[]): ActorEntry[] {
  const actors = new Map<string, ActorEntry>();
  const add = (kind: ActorKind, id: string, appearance: Appearance) => {
    const key = `${kind} ${id}`;
    const actor = actors.get(key) ?? { kind, id, appearances: [] };
    const known = actor.appearances.some(
      ({ role, source, printed }) =>
        role === appearance.role && source === appearance.source && printed === appearance.printed,
    );
    // A name that a list prints twice appeared once.
    if (!known) actor.appearances.push(appearance);
    actors.set(key, actor);
  };
  for (const report of reports) {
    const meeting = report.meeting.ordinal;
    for (const statement of report.statements) {
      const { source, agendaItem } = statement;
      const role = roleOf(statement);
      for (const printed of statement.names) {
        const kind = kindOf(statement, printed);
        const id = kind === 'state' ? stateIdentity(printed) : organizationIdentity(printed);
        add(kind, id, { meeting, role, printed, source, ...(agendaItem && { detail: `agenda item ${agendaItem}` }) });
      }
      if (statement.onBehalfOf) {
        const printed = statement.onBehalfOf;
        add('organization', groupNamed(printed), { meeting, role: 'represented', printed, source });
      }
    }
    for (const { name, country, role: capacity, source } of report.officers)
      if (name !== null)
        add('person', personIdentity(name, country), person(meeting, 'officer', name, country, source, capacity));
    for (const { name, country, agendaItem, source } of report.panellists)
      add(
        'person',
        personIdentity(name, country),
        person(meeting, 'panellist', name, country, source, agendaItem && `agenda item ${agendaItem}`),
      );
    for (const printed of report.extendedBureau ?? []) {
      const source = bureauSource(report);
      if (STATES.has(fold(printed)))
        add('state', stateIdentity(printed), { meeting, role: 'member of the extended Bureau', printed, source });
      else if (ORGANIZATIONS.has(fold(printed)))
        add('organization', organizationIdentity(printed), {
          meeting,
          role: 'member of the extended Bureau',
          printed,
          source,
        });
    }
  }
  const kinds: ActorKind[] = ['state', 'organization', 'person'];
  return [...actors.values()].sort(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.id.localeCompare(b.id, 'en'),
  );
}

const person = (
  meeting: number | null,
  role: Role,
  name: string,
  country: string | null,
  source: string,
  detail: string | null | undefined,
): Appearance => ({
  meeting,
  role,
  printed: country === null ? name : `${name} (${country})`,
  source,
  ...(detail && { detail }),
});

const roleOf = ({ kind }: Statement): Role => (/audiovisual/i.test(kind) ? 'audiovisual presentation' : 'statement');

/** What the names of a statement are, by the parser's word for it; whoever speaks for others is a State unless known otherwise. */
function kindOf({ kind }: Statement, name: string): ActorKind {
  if (STATES.has(fold(name))) return 'state';
  if (ORGANIZATIONS.has(fold(name)) || NO_STATE.test(kind)) return 'organization';
  return 'state';
}
const NO_STATE =
  /\b(IGO|NGO|organizations?|institut\w*|agency|agencies|secretariat|academi\w*|entit\w*|observer|programme|fund)\b/i;

/** "the States … that are members of the European Union, a regional …" is about the European Union. */
function groupNamed(printed: string): string {
  const known = names.organizations.find(({ id, names: spellings }) =>
    [id, ...spellings].some((name) => new RegExp(`\\b${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`).test(printed)),
  );
  return known?.id ?? printed;
}

/** The officers and the wider bureau stand in one place. */
const bureauSource = (report: Report): string =>
  report.officers[0]?.source ?? `${symbolOf(report.paragraphs[0]?.id ?? '#')}#title`;
