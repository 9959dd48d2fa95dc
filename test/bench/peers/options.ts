import { parseArgs } from 'node:util';

/** What a run measures. */
export interface Options {
  /** The names of the peers; undefined: all. */
  readonly only: readonly string[] | undefined;
  /** The peer that ratios are to. */
  readonly base: string;
  /** Instruments beside the ICT form. */
  readonly sizes: readonly string[];
  readonly loads: number;
  readonly taps: number;
  /** Pages that are tapped through on a slow processor; on this machine's own it is one. */
  readonly pages: number;
  /** Whether this is the run whose table is kept. */
  readonly whole: boolean;
}

const list = (words: string | undefined): string[] | undefined => words?.split(',').filter((word) => word !== '');

/** Reads the words of the command line. */
export function readOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      base: { type: 'string', default: 'floor' },
      sizes: { type: 'string' },
      loads: { type: 'string' },
      taps: { type: 'string' },
    },
  });
  const { quick } = values;
  const only = list(values.only);
  return {
    only,
    base: values.base,
    sizes: list(values.sizes) ?? (quick ? [] : ['chain-1000']),
    loads: Number(values.loads ?? (quick ? 3 : 5)),
    taps: Number(values.taps ?? (quick ? 30 : 50)),
    pages: quick ? 1 : 2,
    whole: !quick && only === undefined,
  };
}
