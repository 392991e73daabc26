/**
 * Rows of a label and what it labels. All sections set their labels in the same column.
 */
import { type ComponentChildren, toChildArray } from 'preact';
import { EvidenceBlock } from './evidence';

/** Nothing if there is no row. */
export function Rows({ children }: { children: ComponentChildren }) {
  return toChildArray(children).length > 0 ? <dl class="rows">{children}</dl> : null;
}

/** One row; facts in it unfold below it. */
export function Row({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="row">
      <dt>{label}</dt>
      <dd>
        <EvidenceBlock>{children}</EvidenceBlock>
      </dd>
    </div>
  );
}
