import type { ComponentChildren } from 'preact';
import { useWords } from '../../locale.ts';
import { shownLogo } from '../../look/shownLogo.ts';
import { Main } from '../../parts/main.tsx';

/** Where a printed page leads back to. */
export interface Back {
  readonly href: string;
  readonly text: string;
}

/** A page for paper: its preview, over it what is not printed with it. */
export function Sheet({
  name,
  back,
  children,
}: {
  readonly name: 'blank' | 'copy';
  readonly back: Back;
  readonly children: ComponentChildren;
}) {
  const words = useWords();
  const Logo = shownLogo.value;
  return (
    <Main class="print" data-page={name}>
      <div class="print__tools">
        <a class="alone" href={back.href}>
          {back.text}
        </a>
        <button type="button" class="button" data-action="print" onClick={() => window.print()}>
          {words.print.action}
        </button>
      </div>
      <article class={`sheet sheet--${name}`}>
        {Logo && <Logo />}
        {children}
      </article>
    </Main>
  );
}

/** In a page's place, why there is none; `again` where it may be there the next time. */
export function NoSheet({
  title,
  fault,
  back,
  again,
}: {
  readonly title: string;
  readonly fault: string;
  readonly back: Back;
  readonly again?: () => void;
}) {
  const { notLoaded } = useWords();
  return (
    <Main data-not-loaded={again && 'page'}>
      <h1 tabIndex={-1}>{title}</h1>
      <p role="alert">{fault}</p>
      {again && (
        <button type="button" class="button" data-action="load-again" onClick={again}>
          {notLoaded.retry}
        </button>
      )}
      <a class="alone" href={back.href}>
        {back.text}
      </a>
    </Main>
  );
}
