/**
 * The head of a document: what it is, for whom, when; its title as printed. What is concluded and not printed carries a
 * degree sign that opens its evidence.
 */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { formatDay, formatDays } from '../card/dates';
import { distributionName, meetingName } from '../card/naming';
import { t, uiTag } from '../platform/i18n';
import { passageHref } from '../protocol/reader-address';
import type { EvidenceField, Provenance } from '../reports/types';
import { directionOf } from '../ui/language';
import { SymbolText } from '../ui/symbol-text';
import { passageName } from './blocks';
import { useReader } from './context';
import type { Words } from './flow';
import { LiveText } from './live-text';

type Field = EvidenceField | 'meeting';

export function Masthead() {
  const { document, slots } = useReader();
  const { report, flow, symbol } = document;
  const { Margin } = slots;
  const [open, setOpen] = useState<Field | null>(null);
  const language = uiTag();
  const foreign = { lang: report.language, dir: directionOf(report.language) };
  const derived = (field: Field) => report.provenance[field]?.how === 'derived';
  const degree = (field: Field) =>
    derived(field) && (
      <button
        type="button"
        class="derived"
        aria-expanded={open === field}
        title={t('derivedShow')}
        aria-label={t('derivedShow')}
        onClick={() => setOpen(open === field ? null : field)}
      >
        °
      </button>
    );
  const { meeting, session, agendaItemOfSession: item } = report;
  const title = report.title ?? symbol;
  return (
    <header class="masthead" id="title" data-place="title">
      <div class="masthead-top">
        <p class="masthead-symbol">
          <SymbolText symbol={symbol} />
          {degree('symbol')}
        </p>
        <ul class="particulars">
          {report.distribution && (
            <li>
              {distributionName(report.distribution, t)}
              {degree('distribution')}
            </li>
          )}
          {report.date && (
            <li>
              {formatDay(report.date, language)}
              {degree('date')}
            </li>
          )}
          {report.jobNumber && (
            <li>
              <bdi dir="ltr">{report.jobNumber}</bdi>
              {degree('jobNumber')}
            </li>
          )}
        </ul>
      </div>
      {report.body && (
        <p class="masthead-body">
          <span {...foreign}>{report.body}</span>
          {degree('body')}
        </p>
      )}
      <h1 {...foreign} data-passage-part="title">
        {title}
      </h1>
      {derived('title') && <p class="masthead-line">{degree('title')}</p>}
      <ul class="particulars is-below">
        {meeting.ordinal !== null && <li>{meetingName(meeting.ordinal, t)}</li>}
        {meeting.start && meeting.end && (
          <li>
            {meeting.place && (
              <>
                <span {...foreign}>{meeting.place}</span>
                {' · '}
              </>
            )}
            {formatDays(meeting.start, meeting.end, language)}
            {degree('meeting')}
          </li>
        )}
        {session && <li>{t('sessionNumber', session.ordinal)}</li>}
        {item && (
          <li>
            {t('agendaOne', item.number)} · <span {...foreign}>{item.title}</span>
          </li>
        )}
      </ul>
      {open && report.provenance[open] && <Evidence of={report.provenance[open]} />}
      {flow.masthead && <AsPrinted words={flow.masthead} />}
      {Margin && <Margin id={`${symbol}#title`} />}
    </header>
  );
}

function Evidence({ of }: { of: Provenance }) {
  const { document } = useReader();
  return (
    <div class="evidence-of" role="note">
      <p>
        {t('derivedExplain')}{' '}
        <span lang="en" dir="ltr">
          {of.evidence}
        </span>
      </p>
      <ul class="particulars">
        {of.sources.map((id) => (
          <li key={id}>
            <a href={passageHref(id)}>
              {id.startsWith(`${document.symbol}#`)
                ? passageName(id)
                : t('placeInDocument', id.slice(0, id.indexOf('#')), passageName(id))}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The lines of the title page: folded, because what they say stands above in order. */
function AsPrinted({ words }: { words: Words }): ComponentChildren {
  const { document, target } = useReader();
  const { language } = document.report;
  const asked = words.footnotes.some(({ place }) => place === target.place);
  return (
    <details class="as-printed" open={asked || undefined}>
      <summary>{t('readerAsPrinted')}</summary>
      <div lang={language} dir={directionOf(language)}>
        <LiveText of={words} class="words is-lines" />
      </div>
    </details>
  );
}
