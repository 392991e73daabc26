/**
 * What a section is for, by its heading. Only what the Group discussed and suggested can relate a document to a
 * recommendation: introductions and records of procedure are alike in every report. Pure.
 */
import type { Report } from '../reports/types';

const INTRODUCTION = /^(introduction|background|mandate)\b/i;
/** The annotated agenda has no introduction: the history stands under the adoption of the agenda. */
const PROCEDURE =
  /^(introduction|background|mandate|organization of the (meeting|session)|opening of the (meeting|session)|statements|attendance|documentation|adoption of the (agenda|report|chair)|election of officers|other matters|organizational matters)\b/i;

function titlesAbove(report: Report, path: string): string[] {
  const parts = path.split('.');
  return parts.flatMap((_part, depth) => {
    const section = report.sections.find((each) => each.path === parts.slice(0, depth + 1).join('.'));
    return section ? [section.title.trim()] : [];
  });
}

/** True if the section at `path` (or one above it) records substance: deliberations, suggestions, an outcome. */
export function isSubstantive(report: Report, path: string): boolean {
  return titlesAbove(report, path).every((title) => !PROCEDURE.test(title));
}

/** True if the section at `path` tells how the Group came to meet: an introduction. */
export function isIntroduction(report: Report, path: string): boolean {
  return titlesAbove(report, path).some((title) => INTRODUCTION.test(title));
}
