import type { ComponentProps } from 'preact';
import { AnotherInvitation } from './another.tsx';
import { Invitations } from './invitations.tsx';

/** What the start page has of invitations, in one piece of code: those that wait, or the field for another. */
export const OnStart = (props: ComponentProps<typeof Invitations> | ComponentProps<typeof AnotherInvitation>) =>
  'onTaken' in props ? <AnotherInvitation {...props} /> : <Invitations {...props} />;
