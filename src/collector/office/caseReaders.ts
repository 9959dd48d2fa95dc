import type { NeededRight } from '../../protocol/officeRights.ts';

/** Whoever does anything with single cases may find one and look at it; each sees what the own rights allow. */
export const caseReaders: NeededRight = ['contact', 'answers', 'decide', 'issue'];
