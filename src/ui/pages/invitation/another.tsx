import { mayPass } from '../../../session/redeeming.ts';
import { useServices } from '../../services.ts';
import { InvitationField } from './field.tsx';
import { takeTyped } from './invitations.tsx';

/** The field of the start page. `onTaken` is told that an invitation waits, but not where the office knows its code not. */
export function AnotherInvitation({ onTaken }: { readonly onTaken: () => void }) {
  const services = useServices();
  return (
    <InvitationField
      onRead={async (read) => {
        await takeTyped(services, read);
        const good = read.kind !== 'code' || mayPass(read.code);
        if (good) onTaken();
        return good;
      }}
    />
  );
}
