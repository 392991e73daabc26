/**
 * The line between the card and the content script that hosts it: one MessagePort, handed over once.
 * Nothing of the card's content goes through it, only where it goes, that it is pinned, and the wish to close.
 */
import { type CardToHost, type HostToCard, isHostToCard } from '../protocol/messages';

export interface HostPort {
  /** Sends to the host; a message sent before the host has called waits, the latest of its type only. */
  send(message: CardToHost): void;
}

/** True for the one message by which the content script hands over the port. */
export function isHandover(event: Pick<MessageEvent, 'source' | 'data' | 'ports'>, parent: unknown): boolean {
  const { data } = event as { data: unknown };
  return (
    event.source === parent &&
    event.ports.length === 1 &&
    typeof data === 'object' &&
    data !== null &&
    (data as { name?: unknown }).name === 'card-port'
  );
}

/** Waits for the port; `onPage` hears what the host says of the page. Stops with `signal`. */
export function openHostPort(onPage: (message: HostToCard) => void, signal: AbortSignal): HostPort {
  const waiting = new Map<CardToHost['type'], CardToHost>();
  let port: MessagePort | null = null;
  window.addEventListener(
    'message',
    (event) => {
      if (port || !isHandover(event, window.parent)) return;
      port = event.ports[0] as MessagePort;
      port.onmessage = ({ data }) => {
        if (isHostToCard(data)) onPage(data);
      };
      for (const message of waiting.values()) port.postMessage(message);
      waiting.clear();
    },
    { signal },
  );
  signal.addEventListener('abort', () => port?.close());
  return {
    send(message) {
      if (port) port.postMessage(message);
      else waiting.set(message.type, message);
    },
  };
}
