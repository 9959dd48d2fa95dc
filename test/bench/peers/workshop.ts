import { join, resolve } from 'node:path';

/** Where the peers' packages are installed and their pages built: nothing of it is committed. */
export const workshop = resolve(import.meta.dirname, '..', '..', '..', '.bench');

/** What is served to the browser. */
export const served = join(workshop, 'pages');
