/**
 * The foot of the card: whose product this is not, and the document itself in six languages.
 */
import { LanguageLinks } from '../ui/language-links';
import { useCard } from './context';

/** The site's name as its own pages write it; not a word to translate. */
const SITE = 'undocs.org';

export function SmallPrint() {
  const { say } = useCard();
  return <p class="small-print">{say('independent')}</p>;
}

/** Nothing if no link is known to resolve. */
export function OpenAt() {
  const { card, say } = useCard();
  if (card.links.length === 0) return null;
  return (
    <footer class="open-at">
      <span>{say('openAt', SITE)}</span>
      <LanguageLinks links={card.links} />
    </footer>
  );
}
