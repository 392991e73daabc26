/**
 * The two buttons of the card: keep it, close it. Their signs are drawn, so that no font decides how they look.
 */
import { useState } from 'preact/hooks';
import { useCard } from './context';

export function Tools(props: { onPin: ((on: boolean) => void) | undefined; onClose: (() => void) | undefined }) {
  const { say } = useCard();
  const { onPin, onClose } = props;
  const [pinned, setPinned] = useState(false);
  if (!onPin && !onClose) return null;
  return (
    <div class="tools">
      {onPin && (
        <Tool
          name={say('cardPin')}
          path="M5.5 2.5h5M6.5 2.5v4L4 9.5h8L9.5 6.5v-4M8 9.5v4"
          pressed={pinned}
          onClick={() => {
            onPin(!pinned);
            setPinned(!pinned);
          }}
        />
      )}
      {onClose && <Tool name={say('cardClose')} path="M4 4l8 8M12 4l-8 8" onClick={onClose} />}
    </div>
  );
}

function Tool({
  name,
  path,
  pressed,
  onClick,
}: {
  name: string;
  path: string;
  pressed?: boolean;
  onClick: () => void;
}) {
  return (
    <button type="button" class="tool" aria-pressed={pressed} title={name} onClick={onClick}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
      <span class="unseen">{name}</span>
    </button>
  );
}
