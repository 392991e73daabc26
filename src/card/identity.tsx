/**
 * What a symbol says of itself: the printed grammar, not the corpus.
 */
import type { Card } from '../protocol/card';
import { SymbolText } from '../ui/symbol-text';
import { useCard } from './context';
import { modificationName } from './naming';
import { Row, Rows } from './rows';

export function Identity() {
  const { card, say } = useCard();
  const { identity } = card;
  if (!identity || Object.values(identity).every((value) => !value?.length)) return null;
  return (
    <section class="identity">
      <h2>{say('identityHeading')}</h2>
      <Rows>
        <IdentityRows identity={identity} />
      </Rows>
    </section>
  );
}

function IdentityRows({ identity }: { identity: NonNullable<Card['identity']> }) {
  const { say } = useCard();
  const { organ, body, session, year, modifications, base } = identity;
  return (
    <>
      {organ && (
        <Row label={say('labelOrgan')}>
          <bdi>{organ}</bdi>
        </Row>
      )}
      {body && body !== organ && (
        <Row label={say('labelBody')}>
          <bdi>{body}</bdi>
        </Row>
      )}
      {session && <Row label={say('labelSession')}>{session}</Row>}
      {year && <Row label={say('labelYear')}>{year}</Row>}
      {modifications.length > 0 && (
        <Row label={say('labelForm')}>{modifications.map((one) => modificationName(one, say)).join(' · ')}</Row>
      )}
      {base && (
        <Row label={say('labelRelatesTo')}>
          <SymbolText symbol={base} />
        </Row>
      )}
    </>
  );
}
