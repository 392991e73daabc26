/**
 * A message of the catalogue with elements in its placeholders, in the order that the language wants.
 * Must not know what stands in them.
 */
import { type ComponentChildren, Fragment } from 'preact';
import { type MessageKey, messageParts, type PluralKey, pluralParts } from '../platform/i18n';

function fill(parts: (string | number)[], slots: readonly ComponentChildren[]) {
  return parts.map((part) => (typeof part === 'number' ? <Fragment key={part}>{slots[part]}</Fragment> : part));
}

/** `slots` fill the placeholders in the order of their numbers. */
export function Message({ of, slots }: { of: MessageKey; slots: readonly ComponentChildren[] }) {
  return <>{fill(messageParts(of, slots.length), slots)}</>;
}

/** The same for a message with a count; the first slot is the count as it is to be shown. */
export function PluralMessage(props: { of: PluralKey; count: number; slots: readonly ComponentChildren[] }) {
  return <>{fill(pluralParts(props.of, props.count, props.slots.length), props.slots)}</>;
}
