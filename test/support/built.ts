import { resolve } from 'node:path';
import { buildIfChanged } from '../../src/cli/build.ts';

/** Builds the app before the journeys, unless what is built comes from these very sources. */
export async function setup(): Promise<void> {
  if (!(await buildIfChanged(resolve(import.meta.dirname, '../..')))) throw new Error('the app could not be built');
}
