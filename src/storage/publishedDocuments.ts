import * as z from 'zod/mini';
import type { InstrumentName } from '../protocol/names.ts';
import type { DeviceStore } from './deviceStore.ts';

/** A published questionnaire as it rests here: its bytes as they came, and their digest. */
const publishedDocument = z.object({ sha256: z.string(), bytes: z.instanceof(Uint8Array) });
export type PublishedDocument = z.infer<typeof publishedDocument>;

/** What is on offer of what rests here, as the collectors said last. */
const onOffer = z.array(z.object({ id: z.string(), version: z.string(), sha256: z.string() }));
export type OnOffer = z.infer<typeof onOffer>;

type Kept = Pick<DeviceStore, 'setting' | 'keepSetting' | 'changeSettings'>;

const nameOf = ({ id, version }: InstrumentName): string => `published ${id} ${version}`;

/** A document on the device; undefined where there is none that reads. Under a lock it rests readable: it tells of nobody. */
export const keptDocument = async (store: Kept, name: InstrumentName): Promise<PublishedDocument | undefined> =>
  publishedDocument.safeParse(await store.setting(nameOf(name))).data;

/** Keeps a document for good; one of the same version that rests here already stays as it is. */
export const keepDocument = (store: Kept, name: InstrumentName, document: PublishedDocument): Promise<void> =>
  store.changeSettings(async (settings) => {
    const before = publishedDocument.safeParse((await settings.get(nameOf(name)))?.value).data;
    if (!before) await settings.put({ name: nameOf(name), value: document });
  });

/** Has a document go whose bytes are no more what they were. */
export const dropDocument = (store: Kept, name: InstrumentName): Promise<void> =>
  store.changeSettings(async (settings) => void (await settings.delete(nameOf(name))));

/** What was on offer when a collector was last asked. */
export const keptOffer = async (store: Kept): Promise<OnOffer> =>
  onOffer.safeParse(await store.setting('shelf')).data ?? [];

/** Keeps what is on offer. */
export const keepOffer = (store: Kept, offer: OnOffer): Promise<void> => store.keepSetting('shelf', offer);
