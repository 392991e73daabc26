/**
 * The reference of the passage in every style, to copy or to keep as a file; the report in place of its draft; and whether
 * words are those of the document.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { CITE_STYLES, type CiteStyle } from '../cite/reference';
import { verifyQuote } from '../cite/verify';
import { t } from '../platform/i18n';
import { hrefOf, passageHref } from '../protocol/reader-address';
import { Message } from '../ui/message';
import { SymbolText } from '../ui/symbol-text';
import { passageName } from './blocks';
import { quoteOf, referenceOf } from './citing';
import { type Chosen, useReader } from './context';
import { IconButton } from './icon';

/** Names of styles and formats: the same in every language, but for those of the United Nations. */
const NAMES: Readonly<Record<Exclude<CiteStyle, 'un-short' | 'un-full'>, string>> = {
  oscola: 'OSCOLA',
  chicago: 'Chicago',
  bibtex: 'BibTeX',
  ris: 'RIS',
  'csl-json': 'CSL-JSON',
};
const nameOf = (style: CiteStyle): string =>
  style === 'un-short' ? t('styleUnShort') : style === 'un-full' ? t('styleUnFull') : NAMES[style];

interface Props {
  chosen: Chosen;
  write: (text: string) => void;
  /** What {@link write} did: outside of the dialog nobody would hear it. */
  said: string;
  onClose: () => void;
}

export function References({ chosen, write, said, onClose }: Props) {
  const { document: held } = useReader();
  const dialog = useRef<HTMLDialogElement>(null);
  // The browser keeps the focus in it, and gives it back to where it was.
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  // The longest form names every field that may be concluded.
  const { issuedAs, derived } = referenceOf(held, chosen.id, 'un-full');
  const keep = (style: CiteStyle, text: string) => {
    const { extension, mime } = CITE_STYLES.find((each) => each.style === style) ?? {
      extension: 'txt',
      mime: 'text/plain',
    };
    const link = Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(new Blob([text], { type: mime })),
      download: `${fileName(`${held.symbol} ${passageName(chosen.id)}`)}.${extension}`,
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  return (
    <dialog
      class="references"
      ref={dialog}
      aria-label={t('keyReferences')}
      onClose={onClose}
      // A press beside it is one on the dialog itself: all that is in it lies on its contents.
      onPointerDown={({ target, currentTarget }) => target === currentTarget && onClose()}
    >
      <div class="references-inside">
        {issuedAs !== null && (
          <p class="missing">
            <Message
              of="citeTheReport"
              slots={[
                <a key="report" href={hrefOf({ symbol: issuedAs })}>
                  <SymbolText symbol={issuedAs} />
                </a>,
              ]}
            />
          </p>
        )}
        <ul class="styles">
          {CITE_STYLES.map(({ style }) => {
            const { text } = referenceOf(held, chosen.id, style);
            return (
              <li key={style}>
                <h2>{nameOf(style)}</h2>
                <p class={/^(?:bibtex|ris|csl)/.test(style) ? 'style-text is-code' : 'style-text'} lang="en" dir="ltr">
                  {text}
                </p>
                <div class="style-buttons">
                  <IconButton
                    name={`${t('readerCopy')}: ${nameOf(style)}`}
                    path="M5.5 5.5h7v8h-7zM3.5 10.5v-8h7"
                    onClick={() => write(text)}
                  />
                  <IconButton
                    name={`${t('readerDownload')}: ${nameOf(style)}`}
                    path="M8 2.5v8M4.5 7.5L8 11l3.5-3.5M3 13.5h10"
                    onClick={() => keep(style, text)}
                  />
                </div>
              </li>
            );
          })}
        </ul>
        {derived.length > 0 && (
          <p class="style-derived">
            ° {t('derivedExplain')}{' '}
            <span lang="en" dir="ltr">
              {[...new Set(derived.map(({ evidence }) => evidence))].join(' ')}
            </span>
          </p>
        )}
        <Verify key={`${chosen.id} ${chosen.range?.start}`} first={chosen.range ? quoteOf(held, chosen) : ''} />
        <div class="references-foot">
          <button type="button" class="button" onClick={onClose}>
            {t('cardClose')}
          </button>
          <span class="said-so" role="status">
            {said}
          </span>
        </div>
      </div>
    </dialog>
  );
}

/** A name that every file system takes. */
const fileName = (text: string): string => text.replace(/[^\p{L}\p{N}.]+/gu, '-').replace(/^-+|-+$/g, '');

const VERDICTS = { exact: 'quoteExact', altered: 'quoteAltered', 'not found': 'quoteNotFound' } as const;

/** Whether words are the document's, and where they stand: those selected, or any that are put here. */
function Verify({ first }: { first: string }) {
  const { document: held } = useReader();
  const [text, setText] = useState(first);
  const result = text.trim() === '' ? null : verifyQuote(text, held.report.passages);
  return (
    <div class="verify">
      <label>
        <h2>{t('quoteCheck')}</h2>
        <textarea rows={2} value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
      </label>
      <p class="verdict" role="status">
        {result && (
          <>
            <strong>{t(VERDICTS[result.verdict])}</strong>{' '}
            {result.places.map(({ passage }, index) => (
              <span key={passage}>
                {index > 0 && ' · '}
                <a href={passageHref(passage)}>{passageName(passage)}</a>
              </span>
            ))}
          </>
        )}
      </p>
    </div>
  );
}
