import type { Session } from '../../../session/session.ts';
import { Changes } from './changes.tsx';
import { Reason } from './reason.tsx';

/** What the review says of a response that corrects another: why, and what it changes. */
export const CorrectionOnReview = ({ session }: { readonly session: Session }) => (
  <>
    <Reason session={session} />
    <Changes session={session} />
  </>
);
