import * as z from 'zod/mini';
import type { Published } from '../../instrument/published.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { type Instruments, withBuiltIn } from '../../surveys/instruments.ts';
import { allThere, type InstrumentFault } from '../../surveys/open.ts';
import { askOffice } from './officeApi.ts';

type Found = Result<Published, InstrumentFault>;

const found = new Map<string, Found>();

const keyOf = (id: string, version: string | undefined): string => `${id} ${version ?? ''}`;

/** Asks the collector for a published document, as it was published. @throws where it cannot be had now */
export async function askForDocument(id: string, version?: string): Promise<unknown> {
  const path = ['/questionnaires', id, ...(version === undefined ? [] : [version])];
  const answer = await askOffice(
    path.map((step, at) => (at > 0 ? encodeURIComponent(step) : step)).join('/'),
    z.unknown(),
  );
  if (answer.ok) return answer.value;
  if (answer.fault === 'missing') return undefined;
  throw new Error(`${id}: ${answer.fault}`);
}

/** Takes a published document that came in another way: where nothing can be asked for. */
export async function takeDocument(document: unknown): Promise<void> {
  const read = await opened(document);
  if (read.ok) found.set(keyOf(read.value.instrument.id, read.value.instrument.version), read);
}

async function opened(document: unknown): Promise<Found> {
  const { readPublished } = await import('../../instrument/published.ts');
  const read = readPublished(document);
  return read.ok ? read : fail({ kind: 'broken', faults: read.fault });
}

/** What opens is kept: a version never changes. What does not may be there later. */
async function find(id: string, version: string | undefined): Promise<Found> {
  const known = found.get(keyOf(id, version));
  if (known) return known;
  const document = await askForDocument(id, version);
  const read = document === undefined ? fail<InstrumentFault>({ kind: 'unknown' }) : await opened(document);
  if (read.ok) found.set(keyOf(id, version), read);
  return read;
}

const published: Instruments = {
  async open(id, version) {
    const read = await find(id, version);
    if (!read.ok) return read;
    await allThere(read.value.instrument);
    return ok(read.value.instrument);
  },
  async texts(id, version, language) {
    const read = await find(id, version);
    if (!read.ok) return read;
    const texts = read.value.texts[language];
    if (texts?.quotes) await allThere({ quotes: true });
    return texts ? ok(texts) : fail({ kind: 'unknown' });
  },
};

/** Questionnaires at the office's page: built in, and on the collector's shelf. */
export const officeInstruments: Instruments = withBuiltIn(async () => published);
