import type { ComponentChildren } from 'preact';
import { useWords } from '../../locale.ts';

/** Where a printed page leads back to. */
export interface Back {
  readonly href: string;
  readonly text: string;
}

/** A page for paper: its preview, over it what is not printed with it. `last` stands last. */
export function Sheet({
  name,
  back,
  children,
  last,
}: {
  readonly name: 'blank' | 'copy';
  readonly back: Back;
  readonly children: ComponentChildren;
  readonly last: ComponentChildren;
}) {
  const words = useWords();
  return (
    <main class="print" data-page={name}>
      <div class="print__tools">
        <a class="alone" href={back.href}>
          {back.text}
        </a>
        <button type="button" class="button" data-action="print" onClick={() => window.print()}>
          {words.print.action}
        </button>
      </div>
      <article class={`sheet sheet--${name}`}>{children}</article>
      {last}
    </main>
  );
}

/** In a page's place, why there is none. */
export function NoSheet({
  title,
  fault,
  back,
  children,
}: {
  readonly title: string;
  readonly fault: string;
  readonly back: Back;
  readonly children: ComponentChildren;
}) {
  return (
    <main>
      <h1 tabIndex={-1}>{title}</h1>
      <p role="alert">{fault}</p>
      <a class="alone" href={back.href}>
        {back.text}
      </a>
      {children}
    </main>
  );
}
