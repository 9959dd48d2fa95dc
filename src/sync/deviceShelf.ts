import type { Fault } from '../instrument/faults.ts';
import type { Published } from '../instrument/published.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { Texts } from '../instrument/texts.ts';
import { newestOf, versionOrder } from '../instrument/versionOrder.ts';
import { report } from '../lib/report.ts';
import { fail, ok, type Result } from '../lib/result.ts';
import { type Config, configOf } from '../protocol/config.ts';
import { sha256, toHex } from '../protocol/digest.ts';
import type { InstrumentName } from '../protocol/names.ts';
import { type PublishedPin, publishedPin } from '../protocol/publishedPin.ts';
import type { ShelfEntry } from '../protocol/shelf.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import type { PublishedCopies } from '../storage/publishedCopies.ts';
import {
  dropDocument,
  keepDocument,
  keepOffer,
  keptDocument,
  keptOffer,
  type OnOffer,
  type PublishedDocument,
} from '../storage/publishedDocuments.ts';
import { askShelf, fetchDocument } from './collectorShelf.ts';

/** How many versions of a questionnaire are tried for one that opens here. */
const mostTried = 3;

/** What a device's shelf stands on. */
export interface ShelfNeeds {
  readonly store: Pick<DeviceStore, 'setting' | 'keepSetting' | 'changeSettings' | 'list'>;
  /** What rests on the device beside its database. */
  readonly copies: PublishedCopies;
  readonly config: () => Config;
  /** The URL of an endpoint as the configuration writes it. */
  readonly urlOf: (endpoint: string) => string;
  /** Whether an id is of a questionnaire that comes with the app. */
  readonly isBuiltIn: (id: string) => boolean;
  /** Reads the bytes of a document. */
  readonly read: (bytes: Uint8Array) => Promise<Result<Published, readonly Fault[]>>;
  /** Sees to it that all is there that the use of a questionnaire needs. @throws where it cannot be fetched now */
  readonly prepare: (opened: Instrument | Pick<Texts, 'quotes'>) => Promise<unknown>;
  /** Called once another is on offer, or one is no more. */
  readonly onChange: () => void;
}

type Opened = Result<
  Published,
  { readonly kind: 'unknown' } | { readonly kind: 'broken'; readonly faults: readonly Fault[] }
>;

/** The questionnaires on a device that did not come with the app. What is opened is checked by its digest and its shape. */
export class DeviceShelf {
  readonly #needs: ShelfNeeds;
  readonly #opened = new Map<string, Opened>();
  #asking: Promise<void> | undefined;

  constructor(needs: ShelfNeeds) {
    this.#needs = needs;
  }

  /** The structure of a version; without one, of the newest on offer. @throws where it is not here and cannot be fetched now */
  async open(id: string, version?: string): Promise<Result<Instrument, Extract<Opened, { ok: false }>['fault']>> {
    const wanted =
      version ?? newestOf((await this.#allowed()).filter((one) => one.id === id).map((one) => one.version));
    const found = wanted === undefined ? fail({ kind: 'unknown' } as const) : await this.#find({ id, version: wanted });
    if (!found.ok) return found;
    await this.#needs.prepare(found.value.instrument);
    return ok(found.value.instrument);
  }

  /** The words of a version in a language. @throws as `open` */
  async texts(
    id: string,
    version: string,
    language: string,
  ): Promise<Result<Texts, Extract<Opened, { ok: false }>['fault']>> {
    const found = await this.#find({ id, version });
    if (!found.ok) return found;
    const texts = found.value.texts[language];
    if (texts?.quotes) await this.#needs.prepare({ quotes: texts.quotes });
    return texts ? ok(texts) : fail({ kind: 'unknown' });
  }

  /**
   * The ids of those on offer here.
   * @param wait whether to ask the collectors first, where nothing is here yet
   */
  async onOffer(wait: boolean): Promise<readonly string[]> {
    const before = await this.#allowed();
    if (wait && before.length === 0) await this.ask();
    return [...new Set((wait ? await this.#allowed() : before).map(({ id }) => id))];
  }

  /** Asks the collectors what is on offer, and keeps the newest version of each. Never throws. */
  ask(): Promise<void> {
    this.#asking ??= this.#ask()
      // Reported by the store; it is asked again at the next start.
      .catch((cause: unknown) => report('keep what is on offer', cause))
      .finally(() => {
        this.#asking = undefined;
      });
    return this.#asking;
  }

  async #ask(): Promise<void> {
    const ids = this.#ids();
    const before = await keptOffer(this.#needs.store);
    const offers = new Map(ids.map((id) => [id, before.filter((one) => one.id === id)]));
    let kept = JSON.stringify(before);
    const keep = async () => {
      const after = [...offers.values()].flat();
      if (JSON.stringify(after) === kept) return;
      kept = JSON.stringify(after);
      await keepOffer(this.#needs.store, after);
      this.#needs.onChange();
    };
    const lists = new Map<string, ReturnType<typeof askShelf>>();
    const follow = async (id: string) => {
      const url = this.#urlFor(id);
      const list = lists.get(url) ?? askShelf(url);
      lists.set(url, list);
      const offer = await this.#newest(id, url, await list);
      if (offer) offers.set(id, offer);
      await keep();
    };
    // At the same time, and each kept at once: a collector that does not answer holds up no other.
    await Promise.all(ids.map(follow));
    await keep();
  }

  /** The newest version on a list that opens here; undefined: that cannot be told now, so what was on offer is so still. */
  async #newest(id: string, url: string, list: readonly ShelfEntry[] | undefined): Promise<OnOffer | undefined> {
    if (!list) return undefined;
    const newestFirst = list
      .filter((one) => one.id === id && this.#isPinned(one))
      .toSorted((one, other) => versionOrder(other.version, one.version));
    try {
      // The newest may be in a format that only a newer app knows.
      for (const entry of newestFirst.slice(0, mostTried))
        if (await this.#have(entry, url)) return [{ id, version: entry.version, sha256: entry.sha256 }];
      return [];
    } catch (cause) {
      report('a questionnaire on offer cannot be fetched or kept now', cause);
      return undefined;
    }
  }

  /** Sees to it that a version rests here and opens. */
  async #have(entry: ShelfEntry, url: string): Promise<boolean> {
    const kept = (await this.#kept(entry)) ?? (await this.#take(entry, url, entry.sha256));
    if (kept?.sha256 !== entry.sha256) {
      if (kept)
        report('a questionnaire is offered with another content than under the same version here', entry.version);
      return false;
    }
    const opened = await this.#openDocument(entry, kept);
    if (opened.ok) await this.#needs.copies.keep(entry, kept);
    else report('a questionnaire on offer does not open in this app', JSON.stringify(opened.fault));
    return opened.ok;
  }

  /** A version as it rests here. Where the database has lost it, it comes back from its copy. @throws where the database cannot be read */
  async #kept(name: InstrumentName): Promise<PublishedDocument | undefined> {
    const { store, copies } = this.#needs;
    const kept = await keptDocument(store, name);
    if (kept && (await isWhole(kept))) return kept;
    if (kept) {
      report('a questionnaire rests here with other bytes than it came with', name.version);
      await dropDocument(store, name);
    }
    const copy = await copies.read(name);
    if (!copy || !(await this.#isDrafts(name, copy)) || !(await this.#openDocument(name, copy)).ok) return undefined;
    // Where it cannot be written, which is reported, the copy serves.
    await keepDocument(store, name, copy).catch(() => {});
    return copy;
  }

  /** Fetches a version and keeps it, where it is what it is said to be and opens here: a newer app may open more. */
  async #take(name: InstrumentName, url: string, digest?: string): Promise<PublishedDocument | undefined> {
    const fetched = await fetchDocument(url, name);
    if (fetched === 'later') throw new Error(`${name.id} ${name.version} cannot be fetched now`);
    if (fetched === 'none') return undefined;
    const isKnown = (digest ?? fetched.sha256) === fetched.sha256 && (await this.#isDrafts(name, fetched));
    if (!isKnown || !this.#mayBe({ ...name, sha256: fetched.sha256 })) {
      report('a questionnaire came with other bytes than those that are listed, pinned or drafted in', name.version);
      return undefined;
    }
    const opened = await this.#openDocument(name, fetched);
    if (opened.ok) {
      await keepDocument(this.#needs.store, name, fetched);
      await this.#needs.copies.keep(name, fetched);
    }
    return fetched;
  }

  /** Whether a document is the one that the responses to its version were begun in here, where there are such. */
  async #isDrafts({ id, version }: InstrumentName, { sha256: digest }: PublishedDocument): Promise<boolean> {
    // Where they cannot be read, which is reported, none is opened either.
    const { responses } = await this.#needs.store.list().catch(() => ({ responses: [] }));
    const wanted = responses.flatMap(({ row: { instrument, sha256: begunIn } }) =>
      instrument.id === id && instrument.version === version ? (begunIn ?? []) : [],
    );
    return wanted.length === 0 || wanted.includes(digest);
  }

  async #find(name: InstrumentName): Promise<Opened> {
    const known = this.#opened.get(`${name.id} ${name.version}`);
    if (known) return known;
    // Where the device cannot be read, which is reported, the collector may be asked all the same.
    const kept = await this.#kept(name).catch(() => this.#needs.copies.read(name));
    const document = kept ?? (this.#ids().includes(name.id) && (await this.#take(name, this.#urlFor(name.id))));
    return document ? this.#openDocument(name, document) : fail({ kind: 'unknown' });
  }

  async #openDocument(name: InstrumentName, document: PublishedDocument): Promise<Opened> {
    const key = `${name.id} ${name.version}`;
    const known = this.#opened.get(key);
    if (known) return known;
    const opened = await openedFrom(name, document, this.#needs.read);
    if (opened.ok) this.#opened.set(key, opened);
    return opened;
  }

  #pins(): readonly PublishedPin[] {
    return (this.#needs.config().published ?? []).flatMap((one) => publishedPin.safeParse(one).data ?? []);
  }

  /** The ids that the configuration lets be offered. */
  #ids(): readonly string[] {
    const { instruments } = this.#needs.config();
    const ids = [...new Set(this.#pins().map(({ id }) => id))];
    return ids.filter((id) => !this.#needs.isBuiltIn(id) && (!instruments || instruments.includes(id)));
  }

  #urlFor(id: string): string {
    return this.#needs.urlOf(configOf(this.#needs.config(), id).endpoint);
  }

  /** Whether the configuration lets a version with a content be offered. */
  #isPinned({ id, version, sha256: digest }: OnOffer[number]): boolean {
    const fits = (pin: PublishedPin) =>
      pin.id === id && (pin.version ?? version) === version && (pin.sha256 ?? digest) === digest;
    return this.#pins().some(fits);
  }

  /** Whether a version may have a content: a pinned one no other, also where a draft wants it. */
  #mayBe({ id, version, sha256: digest }: OnOffer[number]): boolean {
    const digests = this.#pins()
      .filter((pin) => pin.id === id && pin.version === version)
      .flatMap((pin) => pin.sha256 ?? []);
    return digests.length === 0 || digests.includes(digest);
  }

  /** What rests here on offer, as far as the configuration lets it. */
  async #allowed(): Promise<OnOffer> {
    const ids = this.#ids();
    return (await keptOffer(this.#needs.store)).filter((one) => ids.includes(one.id) && this.#isPinned(one));
  }
}

/** Whether a document has the bytes that its digest is of. */
const isWhole = async ({ bytes, sha256: digest }: PublishedDocument): Promise<boolean> =>
  toHex(await sha256(new Uint8Array(bytes))) === digest;

/** Opens the document of a version. */
async function openedFrom(
  name: InstrumentName,
  { bytes, sha256: digest }: PublishedDocument,
  read: ShelfNeeds['read'],
): Promise<Opened> {
  const broken = (fault: string) => fail({ kind: 'broken', faults: [{ place: '(whole file)', fault }] } as const);
  const published = await read(bytes);
  if (!published.ok) return fail({ kind: 'broken', faults: published.fault });
  const { instrument } = published.value;
  if (instrument.id !== name.id || instrument.version !== name.version) return broken('is of another questionnaire');
  return ok({ ...published.value, instrument: { ...instrument, sha256: digest } });
}
