import type { ComponentChildren } from 'preact';

/** A standing message over the page. Trouble interrupts a screen reader; the rest waits for its turn. */
export function Banner({
  tone,
  children,
}: {
  readonly tone: 'trouble' | 'notice';
  readonly children: ComponentChildren;
}) {
  return (
    <div class={`banner banner--${tone}`} role={tone === 'trouble' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
