/**
 * Links to the language versions of one document: the six letters of the United Nations, in the official order.
 */
import { isOfficial, OFFICIAL } from './language';

export interface LanguageLink {
  language: string;
  href: string;
}

/** Shows nothing but the letters; each names its language in that language's own script. */
export function LanguageLinks({ links }: { links: readonly LanguageLink[] }) {
  return (
    <ul class="languages">
      {links.map(({ language, href }) => {
        const official = isOfficial(language) ? OFFICIAL[language] : null;
        return (
          <li key={language}>
            <a
              href={href}
              lang={language}
              hreflang={language}
              title={official?.name}
              target="_blank"
              rel="noopener noreferrer"
            >
              {official ? (
                <>
                  {official.letter}
                  <span class="unseen"> {official.name}</span>
                </>
              ) : (
                language
              )}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
