import { useServices } from '../../services.ts';
import { InvitationField } from './field.tsx';
import { takeTyped } from './invitations.tsx';

/** The field of the start page. `onTaken` is told that an invitation waits. */
export function AnotherInvitation({ onTaken }: { readonly onTaken: () => void }) {
  const services = useServices();
  return (
    <InvitationField
      onRead={async (read) => {
        const taken = takeTyped(services, read);
        onTaken();
        return taken;
      }}
    />
  );
}
