import { createRequire } from 'node:module';
import { join } from 'node:path';
import { workshop } from '../workshop.ts';

/** What a package that is installed for a peer exports, as its CommonJS gives it; the caller knows its shape. */
export const requireOf = (peer: string): NodeJS.Require => createRequire(join(workshop, peer, 'package.json'));
