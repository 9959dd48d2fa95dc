import type { ComponentProps } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { addressOf, place } from '../router.ts';
import { arrive } from '../scrollRestoration.ts';

let arrivals = 0;

interface MainProps extends ComponentProps<'main'> {
  /** The question of an item that the address names: it is there already where the item's own field is still on its way. */
  readonly questionOf?: (item: string) => string | undefined;
}

/** What a page is about. Once it is drawn, one has arrived at its address: only then can it be scrolled and focused. */
export function Main({ children, questionOf, ...attributes }: MainProps) {
  const at = place.value;
  const address = addressOf(at);
  const target = at.page === 'module' ? at.target : undefined;
  useLayoutEffect(() => {
    arrive(target, arrivals === 0, target && questionOf?.(target));
    arrivals += 1;
  }, [address, target]);
  return <main {...attributes}>{children}</main>;
}
