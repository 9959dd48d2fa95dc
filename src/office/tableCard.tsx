import type { ComponentChildren } from 'preact';

/** A card around a table, which scrolls sideways on a narrow screen. */
export function TableCard({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section class="card office-table" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
