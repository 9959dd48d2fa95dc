import { resolve } from 'node:path';
import { buildIfChanged } from './build.ts';

// `npm run build`: the app alone, where a host of one's own serves it.
process.exitCode = (await buildIfChanged(resolve(import.meta.dirname, '..', '..'))) ? 0 : 1;
