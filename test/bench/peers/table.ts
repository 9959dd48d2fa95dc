import { slower } from './measure/all.ts';
import type { Load } from './measure/loads.ts';
import type { Size } from './measure/size.ts';
import type { Taps } from './measure/taps.ts';
import { type Measured, tapKey } from './measured.ts';
import { median, percentile95 } from './statistics.ts';

type Cell = (one: Measured) => number;

const sized =
  (read: (size: Size) => number): Cell =>
  ({ size }) =>
    size ? read(size) : Number.NaN;

const loaded =
  (which: 'cold' | 'again', read: (load: Load) => number): Cell =>
  (one) =>
    median(one[which].map(read));

const tapped =
  (key: string, fold: (numbers: readonly number[]) => number, read: (taps: Taps) => readonly number[]): Cell =>
  ({ taps }) =>
    fold((taps.get(key) ?? []).flatMap(read));

const tapCount =
  (key: string): Cell =>
  ({ taps }) =>
    taps.get(key)?.reduce((sum, { paintMs }) => sum + paintMs.length, 0) ?? Number.NaN;

/** A row of figures, each with how many times the base's it is. */
interface Row {
  readonly label: string;
  readonly cell: Cell;
  /** What a peer's figures were measured with: a failure of it stands in the cell. */
  readonly from: string;
  /** Whether it counts what was done, which is not compared. */
  readonly count?: boolean;
}

const tapRows = (instrument: string, throttle: number): Row[] => {
  const from = tapKey(instrument, throttle);
  const label = `${instrument}${throttle === 1 ? '' : `, ${throttle}x slower`}`;
  return [
    { from, label: `${label}: tap to paint, median ms`, cell: tapped(from, median, ({ paintMs }) => paintMs) },
    { from, label: `${label}: tap to paint, p95 ms`, cell: tapped(from, percentile95, ({ paintMs }) => paintMs) },
    { from, label: `${label}: busy until the paint, ms`, cell: tapped(from, median, ({ busyMs }) => busyMs) },
    {
      from,
      label: `${label}: busy with what follows, ms`,
      cell: tapped(from, median, ({ busyWithAfterMs }) => busyWithAfterMs),
    },
    { from, label: `${label}: taps measured`, cell: tapCount(from), count: true },
  ];
};

const sizeRows: Row[] = [
  { from: 'size', label: 'loaded, minified kB', cell: sized(({ bytes }) => bytes / 1000) },
  { from: 'size', label: 'loaded, gzip kB', cell: sized(({ gzip }) => gzip / 1000) },
  { from: 'size', label: 'loaded, brotli kB', cell: sized(({ brotli }) => brotli / 1000) },
  { from: 'size', label: 'heap, MB', cell: sized(({ heapMb }) => heapMb) },
  { from: 'size', label: 'elements', cell: sized(({ elements }) => elements) },
];

const loadRows: Row[] = (['cold', 'again'] as const).flatMap((which) => [
  { from: 'load', label: `first page usable, ${which}, ms`, cell: loaded(which, ({ firstPageMs }) => firstPageMs) },
  { from: 'load', label: `first question usable, ${which}, ms`, cell: loaded(which, ({ usableMs }) => usableMs) },
]);

const instrumentRows = (instrument: string): Row[] => {
  const from = tapKey(instrument, slower);
  const perPage = (read: (taps: Taps) => number) => tapped(from, median, (taps) => [read(taps)]);
  return [
    ...tapRows(instrument, slower),
    { from, label: `${instrument}: first question usable, ms`, cell: perPage(({ usableMs }) => usableMs) },
    { from, label: `${instrument}: heap, MB`, cell: perPage(({ heapMb }) => heapMb) },
    { from, label: `${instrument}: elements`, cell: perPage(({ elements }) => elements) },
  ];
};

/** The table of all that was measured in browsers, as Markdown. */
export function browserTable(all: readonly Measured[], base: string, sizes: readonly string[]): string {
  const to = all.find(({ peer }) => peer.name === base);
  const rows = [
    ...sizeRows,
    ...loadRows,
    ...tapRows('ict', 1),
    ...tapRows('ict', slower),
    ...sizes.flatMap(instrumentRows),
  ];
  return markdown(
    ['', ...all.map(({ peer }) => peer.name)],
    rows.map((row) => [row.label, ...all.map((one) => words(one, row, to))]),
  );
}

function words(one: Measured, { cell, from, count }: Row, base: Measured | undefined): string {
  const failure = one.failures.get(from);
  if (failure !== undefined) return /Timeout/.test(failure) ? 'not usable in time' : failure.slice(0, 60);
  const number = cell(one);
  if (Number.isNaN(number)) return '';
  if (count) return `${number}`;
  const beside = base === undefined || base === one ? '' : ` (×${ratio(number / cell(base))})`;
  return `${figure(number)}${beside}`;
}

export const figure = (number: number): string =>
  number >= 1000 ? Math.round(number).toLocaleString('en') : number.toFixed(number >= 100 ? 0 : number >= 10 ? 1 : 2);

export const ratio = (number: number): string => number.toFixed(number >= 10 ? 0 : number >= 3 ? 1 : 2);

export const markdown = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** What showed otherwise than it must, a line each. */
export const faultsOf = (all: readonly Measured[]): string[] =>
  all.flatMap(({ peer, size, taps }) => [
    ...(size?.errors ?? []).map((error) => `${peer.name}: page error ${error}`),
    ...[...taps].flatMap(([key, pages]) => {
      const wrong = pages.flatMap((page) => page.wrong);
      return wrong.length === 0 ? [] : [`${peer.name}, ${key}: wrong or late after ${wrong.join(', ')}`];
    }),
  ]);
