import { signal } from '@preact/signals';
import type { Office } from '../../src/protocol/endpoint.ts';
import type { SessionServices } from '../../src/session/services.ts';
import type { DeviceStore } from '../../src/storage/deviceStore.ts';
import { type OutboxSender, startOutboxSender } from '../../src/sync/outboxSender.ts';
import { send } from '../../src/sync/send.ts';
import { targetOf } from '../../src/sync/target.ts';
import { sheets, sheetTexts } from './sheet.ts';

/** What a page's sessions stand on, as the app puts it together; and what sends. To be called as the page's process. */
export function servicesOn(
  store: DeviceStore,
  office: () => Office,
  note: (line: string) => void,
): { readonly services: SessionServices; readonly sender: OutboxSender } {
  const sending = signal<string | undefined>(undefined);
  const sender = startOutboxSender({
    store,
    target: (entry) => targetOf(entry, office()),
    send: async (entry) => {
      const target = targetOf(entry, office());
      return target ? send(entry, target) : { kind: 'none' };
    },
    renew: async () => undefined,
    onSending: (id) => {
      sending.value = id;
    },
    onFault: (cause) => note(`round failed: ${cause}`),
  });
  store.watch(
    () => store.outbox(),
    (entries) => entries.length > 0 && sender.checkOutbox(),
    () => {},
  );
  const config = signal({ endpoint: office().url });
  const services: SessionServices = {
    store,
    instruments: {
      open: async (_id, version = '1.0.0') => {
        const value = sheets.get(version);
        return value ? { ok: true, value } : { ok: false, fault: { kind: 'unknown' } };
      },
      texts: async () => ({ ok: true, value: sheetTexts }),
      onOffer: async () => [],
      arrivals: signal(0),
    },
    lock: undefined,
    windows: { restart: () => {}, restartOthers: async () => {} },
    language: 'en',
    preferred: ['en'],
    appVersion: '0.1.0',
    config,
    office,
    delivery: { sending, byItself: signal(false), sendNow: () => sender.sendNow(), resend: (id) => sender.resend(id) },
    inviting: async () => {
      throw new Error('nobody is invited here');
    },
    drafts: async () => {
      throw new Error('no copies are made here');
    },
    keepData: () => {},
  };
  return { services, sender };
}
