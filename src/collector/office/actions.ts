import type { OfficeAction } from './action.ts';
import { caseActions } from './caseActions.ts';
import { caseSearchAction } from './caseSearch.ts';
import { codeActions } from './codeActions.ts';
import { exportActions } from './exportActions.ts';
import { refusedActions } from './refusedActions.ts';
import { rivalActions } from './rivalsView.ts';
import { sealedAction } from './sealedAction.ts';

/** All that can be done at the office's page. A path that is not here does nothing. */
export const actions: readonly OfficeAction[] = [
  ...caseActions,
  caseSearchAction,
  ...codeActions,
  ...refusedActions,
  ...exportActions,
  ...rivalActions,
  sealedAction,
];
