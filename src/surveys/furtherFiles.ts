/// <reference path="./opening.d.ts" />
import { earlier } from './earlier.ts';

/** The files of questionnaires that nothing waits for on the way to a first answer: where they are is loaded apart, too. */
export const furtherFiles = {
  'ict-2024/1.0.0': () =>
    earlier(
      () => import('./ict-2024/structure.json', { with: { type: 'json' } }),
      () => import('./ict-2024/1.0.0.json', { with: { type: 'json' } }),
    ),
  'ict-2024/codebook': () => import('./ict-2024/codebook.json', { with: { type: 'json' } }),
  'ict-2024/nl': () => import('./ict-2024/text/nl.json', { with: { type: 'json' } }),
  'ict-2024/fr': () => import('./ict-2024/text/fr.json', { with: { type: 'json' } }),
  'ict-2024/de': () => import('./ict-2024/text/de.json', { with: { type: 'json' } }),
  'ict-2024/en': () => import('./ict-2024/text/en.json', { with: { type: 'json' } }),
  'ipcei-2014/structure': () => import('./ipcei-2014/structure.json', { with: { type: 'json' } }),
  'ipcei-2014/codebook': () => import('./ipcei-2014/codebook.json', { with: { type: 'json' } }),
  'ipcei-2014/en': () => import('./ipcei-2014/text/en.json', { with: { type: 'json' } }),
  'ipcei-2014/en/opening': () => import('./ipcei-2014/text/en.json?opening', { with: { type: 'json' } }),
};
