import type { ComponentChildren } from 'preact';

/** A card around a table, which scrolls sideways on a narrow screen; a tall one has its own height. */
export function TableCard({
  label,
  tall = false,
  children,
}: {
  readonly label: string;
  readonly tall?: boolean;
  readonly children: ComponentChildren;
}) {
  const look = tall ? 'card office-table office-table--tall' : 'card office-table';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section class={look} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
