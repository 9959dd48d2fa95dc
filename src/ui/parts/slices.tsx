import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { inTurn } from '../inTurn.ts';
import { printing } from '../printing.ts';
import { whenNear } from '../whenNear.ts';

/** Lists of so many entries on a page are drawn with it. */
export const mostAtOnce = 150;
/** So many entries are drawn in one go: some 30 ms of a slow tablet. */
const perSlice = 20;
/** What an entry that was never drawn is taken to need, so that a page has about its length from the start. */
const entryRem = 6;

interface SlicesProps<Entry> {
  readonly entries: readonly Entry[];
  readonly draw: (entry: Entry) => ComponentChildren;
  /** How many slices are drawn with the page. */
  readonly atOnce: number;
  /** The heights of the slices in pixels where they were drawn before, so that a page that one comes back to is as long as it was. */
  readonly heightsPx: Map<number, number>;
}

/**
 * A long list, drawn slice by slice: what is in sight first, all of it on paper, and the rest in order while the browser
 * has nothing else to do. What is drawn stays.
 */
export function Slices<Entry>({ entries, draw, atOnce, heightsPx }: SlicesProps<Entry>) {
  const slices = useMemo(
    () =>
      Array.from({ length: Math.ceil(entries.length / perSlice) }, (_, at) =>
        entries.slice(at * perSlice, (at + 1) * perSlice),
      ),
    [entries],
  );
  return (
    <>
      {slices.map((slice, at) => (
        <Slice key={at} count={slice.length} isFirst={at < atOnce} place={at} heightsPx={heightsPx}>
          {() => slice.map(draw)}
        </Slice>
      ))}
    </>
  );
}

interface SliceProps {
  readonly count: number;
  readonly isFirst: boolean;
  readonly place: number;
  readonly heightsPx: Map<number, number>;
  readonly children: () => ComponentChildren;
}

function Slice({ count, isFirst, place, heightsPx, children }: SliceProps) {
  const own = useRef<HTMLDivElement>(null);
  const [wasDrawn, setDrawn] = useState(isFirst);
  const isDrawn = wasDrawn || isFirst || printing.value;
  useLayoutEffect(() => {
    const { current } = own;
    if (!current) return undefined;
    if (isDrawn) {
      setDrawn(true);
      return () => void heightsPx.set(place, current.offsetHeight);
    }
    const callOff = inTurn(() => setDrawn(true));
    const lookAway = whenNear(current, () => setDrawn(true));
    return () => {
      callOff();
      lookAway();
    };
  }, [isDrawn, place, heightsPx]);
  const height = heightsPx.has(place) ? `${heightsPx.get(place)}px` : `${count * entryRem}rem`;
  // With the margins of what is in it, so that it has the same height before and after.
  const style = isFirst ? undefined : isDrawn ? { display: 'flow-root' } : { height };
  return (
    <div ref={own} data-undrawn={isDrawn ? undefined : count} style={style}>
      {isDrawn && children()}
    </div>
  );
}
