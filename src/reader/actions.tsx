/**
 * What can be done with the passage that is read, or with the words selected in it: copy it with its reference, copy its
 * address, its references. Says what it did; must not know how a reference is written.
 */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { t } from '../platform/i18n';
import { hrefOf } from '../protocol/reader-address';
import { passageName } from './blocks';
import { copiedSelection, copiedText } from './citing';
import { type Chosen, useReader } from './context';
import { isTyping } from './find-box';
import { IconButton } from './icon';
import { placeOf } from './places';
import { chosenFrom, passagesIn } from './ranges';
import { References } from './references';

/** How long it is said that something was copied, in ms. */
const SAID = 2500;

export function Actions({ current }: { current: string | null }) {
  const { document: held, slots } = useReader();
  const selected = useChosen();
  const [said, setSaid] = useState('');
  const [open, setOpen] = useState(false);
  const chosen = selected ?? (current === null ? null : { id: `${held.symbol}#${current}`, range: null });

  const say = useCallback((text: string) => {
    setSaid(text);
    setTimeout(() => setSaid(''), SAID);
  }, []);
  const write = useCallback(
    (text: string) =>
      navigator.clipboard.writeText(text).then(
        () => say(t('readerCopied')),
        () => say(t('readerNotCopied')),
      ),
    [say],
  );
  const copy = useCallback(() => {
    if (chosen) void write(copiedText(held, chosen));
  }, [held, chosen, write]);
  const link = () => {
    if (chosen) void write(new URL(hrefOf({ symbol: held.symbol, place: placeOf(chosen.id) }), location.href).href);
  };

  const close = useCallback(() => setOpen(false), []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === 'c') copy();
      else if (event.key === 'r' && chosen) setOpen((now) => !now);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [copy, chosen]);

  // The notice goes with preliminary recommendations, however they are copied.
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      if (isTyping(event.target)) return;
      const selection = document.getSelection();
      const text = copiedSelection(held, selection?.toString().trim() ?? '', passagesIn(selection));
      if (text === null || !event.clipboardData) return;
      event.clipboardData.setData('text/plain', text);
      event.preventDefault();
    };
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [held]);

  return (
    <div class="actions">
      {chosen && (
        <>
          <span class="actions-place">{passageName(chosen.id)}</span>
          <IconButton name={t('keyCopy')} keys="c" path="M5.5 5.5h7v8h-7zM3.5 10.5v-8h7" onClick={copy} />
          <IconButton
            name={t('readerCopyLink')}
            path="M6.5 9.5l3-3M5 7.5L3.6 8.9a2.5 2.5 0 003.5 3.5L8.5 11M11 8.5l1.4-1.4a2.5 2.5 0 00-3.5-3.5L7.5 5"
            onClick={link}
          />
          <IconButton
            name={t('keyReferences')}
            keys="r"
            path="M3 4.5h4v4H5.5L4 11.5M9.5 4.5h4v4H12l-1.5 3"
            expanded={open}
            onClick={() => setOpen(!open)}
          />
          {slots.Actions && <slots.Actions chosen={chosen} />}
        </>
      )}
      <span class="said-so" role="status">
        {open ? '' : said}
      </span>
      {open && chosen && <References chosen={chosen} write={write} said={said} onClose={close} />}
    </div>
  );
}

/** The words that are selected in one passage, else null; a selection elsewhere in the page is none. */
function useChosen(): Chosen | null {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  useEffect(() => {
    const read = () => {
      const next = chosenFrom(document.getSelection());
      setChosen((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next));
    };
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, []);
  return chosen;
}
