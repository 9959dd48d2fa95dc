import * as z from 'zod/mini';
import { type Enrolment, enrolment } from '../protocol/enrolment.ts';
import { type Pasted, readPasted } from '../protocol/pasted.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';

/** The name under which invitations are kept until they are begun or put away. */
const kept = 'invitations';
/** The name under which a released version kept the one that it could. */
const keptBefore = 'enrolment';

/** An invitation that waits on the device: as the text that it came in, or by its short code and what was given for that. */
export const keptInvitation = z.object({
  id: z.string(),
  text: z.optional(z.string()),
  code: z.optional(z.string()),
  /** The respondent wants it redeemed; it is, by itself, once there is a network. */
  wanted: z.optional(z.boolean()),
  enrolment: z.optional(enrolment),
  /** What the office knows already, encrypted under an access code. */
  known: z.optional(z.string()),
  /** The URL of the endpoint that its token is for. */
  endpoint: z.optional(z.string()),
});
export type KeptInvitation = z.infer<typeof keptInvitation>;

/** What can be kept of what was pasted: not what does not read. */
export type Readable = Extract<Pasted, { kind: 'code' | 'plain' | 'locked' }>;

/**
 * An invitation as it comes in.
 * @param endpoint the URL that its token is for, where that is known
 */
export const invitationOf = (read: Readable, endpoint?: string): KeptInvitation => ({
  id: crypto.randomUUID(),
  ...(read.kind === 'code' ? { code: read.code } : { text: read.text }),
  ...(endpoint !== undefined && { endpoint }),
});

/** What an invitation says, as far as it can be read. */
function readOf({ enrolment: given, text }: KeptInvitation): Enrolment | undefined {
  if (given) return given;
  const read = text === undefined ? undefined : readPasted(text);
  return read?.kind === 'plain' ? read.enrolment : undefined;
}

/** Whether two are for the same case: two collectors may each have one of the same name, for different questionnaires. */
const ofSameCase = (one: Enrolment | undefined, other: Enrolment | undefined): boolean =>
  one !== undefined &&
  one.case.id === other?.case.id &&
  (one.instrument ?? other.instrument) === (other.instrument ?? one.instrument);

/** Whether one takes the other's place: it is the same, or for the same case. */
function isSame(one: KeptInvitation, other: KeptInvitation): boolean {
  const alike = (name: 'id' | 'text' | 'code') => one[name] !== undefined && one[name] === other[name];
  return alike('id') || alike('text') || alike('code') || ofSameCase(readOf(one), readOf(other));
}

/** The invitations that wait, the one that came last first. What does not read is not shown, and stays where it is. */
export const readInvitations = (store: DeviceStore): Promise<KeptInvitation[]> => listIn((name) => store.setting(name));

async function listIn(setting: DeviceStore['setting']): Promise<KeptInvitation[]> {
  const [found, before] = await Promise.all([setting(kept), setting(keptBefore)]);
  const list = (Array.isArray(found) ? found : []).flatMap((one: unknown) => keptInvitation.safeParse(one).data ?? []);
  const read = typeof before === 'string' ? readPasted(before) : undefined;
  return read && 'text' in read ? [...list, { id: keptBefore, text: read.text }] : list;
}

const change = (store: DeviceStore, how: (list: KeptInvitation[]) => KeptInvitation[]): Promise<void> =>
  store.changeSettings(async (settings) => {
    const list = await listIn(async (name) => (await settings.get(name))?.value);
    await settings.put({ name: kept, value: how(list) });
    await settings.put({ name: keptBefore, value: '' });
  });

/** Keeps an invitation beside those that wait; in the place of the same one, or of one for the same case. @throws */
export const keepInvitation = (store: DeviceStore, invitation: KeptInvitation): Promise<void> =>
  change(store, (list) => [invitation, ...list.filter((one) => !isSame(invitation, one))]);

/** It was begun, or put away. @throws */
export const dropInvitation = (store: DeviceStore, id: string): Promise<void> =>
  change(store, (list) => list.filter((one) => one.id !== id));
