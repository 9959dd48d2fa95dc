import { base64url } from 'jose';
import type { Patch } from './patch.ts';
import type { OutboxRow } from './rows.ts';
import type { WrittenOutbox } from './whole.ts';

/** A frozen response to text, and back to the same bytes. */
export const outboxToText = ({ bytes, ...rest }: OutboxRow): WrittenOutbox => ({
  ...rest,
  bytes: base64url.encode(bytes),
});
export const outboxFromText = ({ bytes, ...rest }: WrittenOutbox): OutboxRow => ({
  ...rest,
  bytes: Uint8Array.from(base64url.decode(bytes)),
});

/** A patch as text can carry it. */
export const patchToText = ({ outbox, ...rest }: Patch) => ({
  ...rest,
  ...(outbox === undefined ? {} : { outbox: outbox && outboxToText(outbox) }),
});
