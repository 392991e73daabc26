/**
 * Where a document of the corpus leads: to its text, to draft and report side by side, to a reference on the clipboard.
 */
import { useState } from 'preact/hooks';
import { unFull } from '../cite/styles';
import { hrefOf } from '../protocol/reader-address';
import { Message } from '../ui/message';
import { SymbolText } from '../ui/symbol-text';
import { useCard } from './context';

export function Doors() {
  const { card, say } = useCard();
  const [copied, setCopied] = useState<boolean | null>(null);
  const { document: held } = card;
  const { symbol } = card.subject;
  if (symbol === null || !held) return null;
  const { counterpart, issuedAs, title, date, body } = held;
  const copy = () =>
    setCopied(write(unFull({ symbol, body, title: title?.value ?? null, date: date?.value ?? null }, null)));
  const said =
    copied === null ? null : !copied ? (
      say('readerNotCopied')
    ) : issuedAs ? (
      <Message of="citeTheReport" slots={[<SymbolText key="report" symbol={issuedAs.value.symbol} />]} />
    ) : (
      say('readerCopied')
    );
  return (
    <p class="doors">
      <a href={`/${hrefOf({ symbol })}`} target="_blank" rel="noopener noreferrer">
        {say('readerRead')}
      </a>
      {counterpart !== null && (
        <a href={`/${hrefOf({ symbol, compare: counterpart })}`} target="_blank" rel="noopener noreferrer">
          {say('compareOpen')}
        </a>
      )}
      <button type="button" class="more" onClick={copy}>
        {say('cardCopyReference')}
      </button>
      <span role="status">{said}</span>
    </p>
  );
}

/**
 * Puts a text on the clipboard, at a press. By the event of copying: a frame in a page may not use the newer interface unless
 * the page lets it.
 * @returns false where the browser did not copy.
 */
function write(text: string): boolean {
  let written = false;
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    written = true;
  };
  document.addEventListener('copy', onCopy);
  document.execCommand('copy');
  document.removeEventListener('copy', onCopy);
  return written;
}
