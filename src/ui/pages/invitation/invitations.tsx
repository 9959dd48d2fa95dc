import { useEffect, useRef, useState } from 'preact/hooks';
import { readPasted } from '../../../protocol/pasted.ts';
import {
  invitationOf,
  type KeptInvitation,
  keepInvitation,
  type Readable,
  readInvitations,
} from '../../../session/invitations.ts';
import { redeemKept } from '../../../session/redeeming.ts';
import type { StoredResponse } from '../../../session/responses.ts';
import type { SessionServices } from '../../../session/services.ts';
import { enrolmentInUrl, forgetEnrolment } from '../../enrolmentInUrl.ts';
import { useWords } from '../../locale.ts';
import { useServices } from '../../services.ts';
import type { OfferedSurvey } from '../offers.ts';
import { InvitationCard } from './card.tsx';
import { InvitationField } from './field.tsx';
import { Uninvited } from './uninvited.tsx';

/** The invitations that wait on this device, side by side; one that came with the address is taken in. */
export function Invitations({
  offers,
  responses,
}: {
  readonly offers: readonly OfferedSurvey[];
  readonly responses: readonly StoredResponse[];
}) {
  const services = useServices();
  const { store } = services;
  const came = enrolmentInUrl.value;
  const [kept, setKept] = useState<readonly KeptInvitation[]>([]);
  const [unkept, setUnkept] = useState<KeptInvitation>();
  useEffect(
    () =>
      store.watch(
        () => readInvitations(store),
        setKept,
        () => {},
      ),
    [store],
  );
  useEffect(() => {
    const read = readPasted(came ?? '');
    if (read.kind === 'slip' || read.kind === 'unreadable') return;
    const invitation = invitationOf(read, services.office()?.url);
    // Opening a link asks nothing of the office: a code is redeemed after a tap. What cannot be kept is remembered by the tab.
    void keepInvitation(store, invitation).then(forgetEnrolment, () => setUnkept(invitation));
  }, [store, came, services]);
  const list = unkept ? [unkept, ...kept] : kept;
  const cards = useRef<HTMLDivElement>(null);
  const [first] = list;
  const last = useRef(first?.id);
  useEffect(() => {
    // One that was typed in stands above the field that it was typed in.
    if (last.current !== undefined && first && first.id !== last.current) cards.current?.querySelector('h2')?.focus();
    last.current = first?.id ?? 'none';
  }, [first]);
  return (
    <div ref={cards}>
      {came !== undefined && <Unreadable text={came} services={services} />}
      {list.map((invitation) => (
        <InvitationCard key={invitation.id} invitation={invitation} offers={offers} responses={responses} />
      ))}
      {services.config.value.begin !== 'invited' && <Uninvited offers={offers} />}
    </div>
  );
}

/** Takes in what was typed: a code is redeemed at once, since that is what the tap was for. @throws where it cannot be kept */
export async function takeTyped(services: SessionServices, read: Readable): Promise<true> {
  const invitation = invitationOf(read, services.office()?.url);
  await keepInvitation(services.store, invitation);
  if (read.kind === 'code') await redeemKept(services, invitation, read.code);
  return true;
}

/** What came with the address and does not read, as it came: nothing else is shown of it, and it is not kept. */
function Unreadable({ text, services }: { readonly text: string; readonly services: SessionServices }) {
  const words = useWords();
  const { kind } = readPasted(text);
  if (kind !== 'slip' && kind !== 'unreadable') return null;
  return (
    <section class="offer invited">
      <h2 tabIndex={-1}>{words.invitation.title}</h2>
      <InvitationField
        came={text}
        onRead={async (read) => {
          const taken = await takeTyped(services, read);
          forgetEnrolment();
          return taken;
        }}
      />
      <button type="button" class="button button--plain" data-action="put-away" onClick={forgetEnrolment}>
        {words.invitation.putAway}
      </button>
    </section>
  );
}
