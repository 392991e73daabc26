/** Signs that are drawn, so that no font decides how they look; the name is for ears and for the pointer at rest. */

export function IconButton(props: {
  name: string;
  /** On a field of 16 by 16. */
  path: string;
  onClick: () => void;
  keys?: string;
  expanded?: boolean;
  controls?: string;
  disabled?: boolean;
  class?: string;
}) {
  return (
    <button
      type="button"
      class={props.class ? `icon-button ${props.class}` : 'icon-button'}
      title={props.keys ? `${props.name} (${props.keys})` : props.name}
      aria-label={props.name}
      aria-keyshortcuts={props.keys}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={props.path} />
      </svg>
    </button>
  );
}

/** The same for what leads elsewhere. */
export function IconLink({ name, path, href }: { name: string; path: string; href: string }) {
  return (
    <a class="icon-button" href={href} title={name}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
      <span class="unseen">{name}</span>
    </a>
  );
}
