import { useState } from 'preact/hooks';
import { invitationOf, keepInvitation, type Readable } from '../../../session/invitations.ts';
import { admit, type CodeFault, codeFaults, endpointFor, isOf, redeemCode } from '../../../session/redeeming.ts';
import type { ResponseRow } from '../../../session/responses.ts';
import { useWords } from '../../locale.ts';
import { ToStart } from '../../parts/toStart.tsx';
import { useServices } from '../../services.ts';
import { InvitationField } from './field.tsx';

/** Takes another code or link for a response that the office did not let in; for another case, it is simply an invitation. */
export function Replacement({ row }: { readonly row: ResponseRow }) {
  const words = useWords();
  const services = useServices();
  const [elsewhere, setElsewhere] = useState(false);
  const [fault, setFault] = useState<CodeFault>();
  const keep = async (read: Readable, endpoint?: string) => {
    await keepInvitation(services.store, invitationOf(read, endpoint));
    setElsewhere(true);
    return true;
  };
  const take = async (read: Readable) => {
    setElsewhere(false);
    setFault(undefined);
    const here = services.office()?.url;
    if (read.kind === 'locked') return keep(read, here);
    const redeemed = read.kind === 'code' ? await redeemCode(services, read.code) : undefined;
    if (read.kind === 'code' && !redeemed) {
      setFault(codeFaults.value.get(read.code));
      return false;
    }
    const enrolment = read.kind === 'plain' ? read.enrolment : redeemed?.invitation.enrolment;
    const endpoint = redeemed?.endpoint ?? endpointFor(services, enrolment?.instrument);
    if (!enrolment || endpoint === undefined || !isOf(enrolment, row)) return keep(read, endpoint);
    await admit(services, enrolment, endpoint, read.kind === 'code' ? read.code : undefined);
    return true;
  };
  return (
    <section class="summary invited" data-replacement>
      <p>{words.delivery.permission}</p>
      <InvitationField label={words.invitation.another} onRead={take} />
      {fault && <p role="alert">{words.invitation.codeFaults[fault]}</p>}
      {elsewhere && (
        <p role="status">
          {words.invitation.elsewhere} <ToStart />
        </p>
      )}
    </section>
  );
}
