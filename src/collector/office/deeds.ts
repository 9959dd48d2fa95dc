import type { OfficeDeed } from './act.ts';
import { caseActs } from './caseActs.ts';
import { caseSearchDeed } from './caseSearch.ts';
import { codeDeeds } from './codeDeeds.ts';
import { exportDeeds } from './exportDeeds.ts';
import { refusedDeeds } from './refusedDeeds.ts';
import { rivalDeeds } from './rivalsView.ts';
import { sealedDeed } from './sealedDeed.ts';

/** All that can be done at the office's page. A path that is not here does nothing. */
export const deeds: readonly OfficeDeed[] = [
  ...caseActs,
  caseSearchDeed,
  ...codeDeeds,
  ...refusedDeeds,
  ...exportDeeds,
  ...rivalDeeds,
  sealedDeed,
];
