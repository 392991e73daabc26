/**
 * What a section is for, by its heading. Only what the Group discussed and suggested can relate a document to a
 * recommendation: introductions and records of procedure are alike in every report. Pure.
 */
import type { Report } from '../reports/types';

const PROCEDURE =
  /^(introduction|organization of the (meeting|session)|opening of the meeting|statements|attendance|documentation|adoption of the (agenda|report|chair)|election of officers|other matters|organizational matters)\b/i;

/** True if the section at `path` (or one above it) records substance: deliberations, suggestions, an outcome. */
export function isSubstantive(report: Report, path: string): boolean {
  const parts = path.split('.');
  return parts.every((_part, depth) => {
    const section = report.sections.find((each) => each.path === parts.slice(0, depth + 1).join('.'));
    return section === undefined || !PROCEDURE.test(section.title.trim());
  });
}
