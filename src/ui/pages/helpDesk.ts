import { lazyPart } from '../lazy.tsx';

/** Whom to ask, on a page that is about no questionnaire. Few ever see one. */
export const HelpDesk = lazyPart(async () => (await import('./helpDeskContact.tsx')).HelpDeskContact, []);
