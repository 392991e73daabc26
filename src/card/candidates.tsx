/**
 * Where the page leaves open which document is meant: each possible one with what speaks for it.
 * And the reports that print a resolution which has no symbol of its own.
 */
import { plural } from '../platform/i18n';
import type { Card, CardCandidate } from '../protocol/card';
import { ownResolutionNumber } from '../symbols/own-key';
import { LanguageLinks } from '../ui/language-links';
import { SymbolText } from '../ui/symbol-text';
import { useCard } from './context';
import { EvidenceBlock, Fact, Reference } from './evidence';

export function Candidates({ candidates }: { candidates: readonly CardCandidate[] }) {
  const { say } = useCard();
  return (
    <section class="candidates">
      <h2>{say('candidatesHeading')}</h2>
      <ul class="list">
        {candidates.map((candidate) => (
          <li key={candidate.symbol}>
            <Candidate candidate={candidate} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Candidate({ candidate }: { candidate: CardCandidate }) {
  const { card, say } = useCard();
  const citing = candidate.citedBy.filter((id) => id in card.texts);
  return (
    <EvidenceBlock>
      <h3>
        <bdi>{candidate.title}</bdi>
      </h3>
      {ownResolutionNumber(candidate.symbol) === null && (
        <p>
          <SymbolText symbol={candidate.symbol} />
        </p>
      )}
      <p class="reason">
        {citing.length > 0 ? (
          <Fact of={{ sources: citing }}>{plural('citedIn', citing.length)}</Fact>
        ) : (
          say('nothingCites')
        )}
      </p>
    </EvidenceBlock>
  );
}

export function PrintedIn({ reports }: { reports: Card['printedIn'] }) {
  const { card, say } = useCard();
  return (
    <section class="printed-in">
      <h2>{say('printedInHeading')}</h2>
      <ul class="list">
        {reports.map((report) => (
          <li key={report.symbol}>
            <EvidenceBlock>
              <div class="report">
                <SymbolText symbol={report.symbol} />
                <LanguageLinks links={report.links} />
              </div>
              {report.source in card.texts ? (
                <p class="reason">
                  <Reference of={{ sources: [report.source] }} />
                </p>
              ) : (
                report.source && (
                  <p class="reason" lang="en" dir="ltr">
                    {report.source}
                  </p>
                )
              )}
            </EvidenceBlock>
          </li>
        ))}
      </ul>
    </section>
  );
}
