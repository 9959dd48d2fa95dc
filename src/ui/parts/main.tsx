import type { ComponentProps } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { addressOf, place } from '../router.ts';
import { arrive } from '../scrollRestoration.ts';

let arrivals = 0;

/** What a page is about. Once it is drawn, one has arrived at its address: only then can it be scrolled and focused. */
export function Main({ children, ...attributes }: ComponentProps<'main'>) {
  const at = place.value;
  const address = addressOf(at);
  const target = at.page === 'module' ? at.target : undefined;
  useLayoutEffect(() => {
    arrive(target, arrivals === 0);
    arrivals += 1;
  }, [address, target]);
  return <main {...attributes}>{children}</main>;
}
