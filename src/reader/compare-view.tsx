/** Draft and report side by side, or the paragraphs of a report that recur in others: a face of the reader's page. */
import { Fragment } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { AlignmentKind } from '../corpus/align/align';
import type { DocumentAlignment } from '../corpus/model';
import { formatCount, plural, t } from '../platform/i18n';
import { hrefOf } from '../protocol/reader-address';
import type { Report } from '../reports/types';
import { directionOf } from '../ui/language';
import { SymbolText } from '../ui/symbol-text';
import { passageName } from './blocks';
import { compareRows, countKinds, type Row, recurrences } from './compare';
import { CompareNotice, CompareRow, kindName, needsNotice } from './compare-rows';
import type { Comparison } from './load-comparison';
import { elementId } from './places';
import { settle } from './reading';

const ORDER: readonly AlignmentKind[] = ['changed', 'split', 'merged', 'replaced', 'new', 'dropped', 'same'];

export function CompareView({ comparison, place }: { comparison: Comparison; place: string }) {
  useEffect(() => {
    const element = place === '' ? null : document.getElementById(elementId(place));
    if (!element) return;
    let here = true;
    settle(
      element,
      () => here,
      () => {},
    );
    element.classList.add('is-target');
    return () => {
      here = false;
    };
  }, [place]);
  const { report } = comparison;
  return (
    <div class="compare">
      <nav class="skips" aria-label={t('readerSkips')}>
        <a href="#text">{t('readerSkipText')}</a>
      </nav>
      <header class="bar">
        <a class="bar-back" href={hrefOf({ symbol: report.symbol ?? '', place })}>
          {t('readerBack')}
        </a>
        <p class="bar-title">
          <SymbolText symbol={report.symbol ?? ''} />
        </p>
      </header>
      <main class="compare-text" id="text" tabIndex={-1}>
        {comparison.kind === 'draft' ? (
          <DraftAndReport draft={comparison.draft} report={report} alignment={comparison.alignment} />
        ) : comparison.kind === 'recurring' ? (
          <Recurring report={report} groups={comparison.groups} others={comparison.others} />
        ) : (
          <h1>{t('compareNone')}</h1>
        )}
      </main>
    </div>
  );
}

function DraftAndReport(props: { draft: Report; report: Report; alignment: DocumentAlignment }) {
  const { draft, report, alignment } = props;
  const rows = useMemo(() => compareRows(draft, report, alignment), [draft, report, alignment]);
  const counts = useMemo(() => countKinds(rows), [rows]);
  const [hidden, setHidden] = useState<ReadonlySet<AlignmentKind>>(new Set());
  const toggle = (kind: AlignmentKind) =>
    setHidden((now) => {
      const next = new Set(now);
      if (!next.delete(kind)) next.add(kind);
      return next;
    });
  const shown = rows.filter(({ kind }) => !hidden.has(kind));
  const left = { name: t('compareDraft'), language: draft.language };
  const right = { name: t('compareReport'), language: report.language };
  return (
    <>
      <h1>{t('compareDraftTitle')}</h1>
      <fieldset class="kinds">
        <legend class="unseen">{t('compareShow')}</legend>
        {ORDER.filter((kind) => counts.has(kind)).map((kind) => (
          <label key={kind} class="kind">
            <input type="checkbox" checked={!hidden.has(kind)} onChange={() => toggle(kind)} />
            <span>
              {kindName(kind)} <b>{formatCount(counts.get(kind) ?? 0)}</b>
            </span>
          </label>
        ))}
      </fieldset>
      <Heads left={draft} right={report} />
      {shown.map((row, index) => (
        <Fragment key={keyOf(row)}>
          {row.section && (
            <h2 class="section-title" lang={report.language} dir={directionOf(report.language)}>
              {row.section}
            </h2>
          )}
          {needsNotice(shown, index) && <CompareNotice />}
          <CompareRow row={row} left={left} right={right} />
        </Fragment>
      ))}
    </>
  );
}

const keyOf = ({ left, right }: Row): string => [...left, ...right].map(({ id }) => id).join(' ');

/** What stands on which side stays in sight. */
function Heads({ left, right }: { left: Report; right: Report }) {
  return (
    <div class="heads">
      {[left, right].map((each) => (
        <p key={each.symbol} class="head-of">
          <span class="head-name">{each.draft ? t('compareDraft') : t('compareReport')}</span>{' '}
          <a href={hrefOf({ symbol: each.symbol ?? '' })}>
            <SymbolText symbol={each.symbol ?? ''} />
          </a>
        </p>
      ))}
    </div>
  );
}

function Recurring(props: {
  report: Report;
  groups: readonly (readonly string[])[];
  others: ReadonlyMap<string, Report>;
}) {
  const { report, groups, others } = props;
  const found = useMemo(() => recurrences(report, groups, others), [report, groups, others]);
  return (
    <>
      <h1>{t('compareRecurringTitle')}</h1>
      {found.length === 0 && <p>{t('compareNone')}</p>}
      {found.map(({ id, rows }) => (
        <div key={id} class="recurrence">
          <h2 class="section-title">
            {passageName(id)} <span class="recurrence-count">{plural('recursIn', rows.length)}</span>
          </h2>
          {rows.map((row, index) => {
            const other = others.get(row.symbol);
            const left = { name: row.symbol, language: other?.language ?? '' };
            const right = { name: report.symbol ?? '', language: report.language };
            return (
              <details key={row.symbol} open={index === 0}>
                <summary>
                  <SymbolText symbol={row.symbol} /> · {kindName(row.kind)}
                </summary>
                <CompareRow row={row} left={left} right={right} />
              </details>
            );
          })}
        </div>
      ))}
    </>
  );
}
