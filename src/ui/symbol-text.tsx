/**
 * A document symbol in running text: Latin letters in every language, never translated, breakable after a slash only.
 */
import { Fragment } from 'preact';

export function SymbolText({ symbol, class: extra }: { symbol: string; class?: string }) {
  const parts = symbol.split('/');
  return (
    <bdi class={extra ? `symbol ${extra}` : 'symbol'} dir="ltr" translate={false}>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {index < parts.length - 1 ? `${part}/` : part}
        </Fragment>
      ))}
    </bdi>
  );
}
