import { visible } from '../../lib/visible.ts';
import { readJson } from '../../protocol/json.ts';
import type { OfficeRefused, RefusedDocument, RefusedHead } from '../../protocol/refusedList.ts';
import { sealedHeaderOf } from '../../protocol/sealed.ts';
import { namedIn } from '../bounds.ts';
import type { KeptRefusal } from '../store/refusalRows.ts';
import type { OfficeDependencies } from './officeDependencies.ts';
import { faultsOfRefusal } from './refusalFaults.ts';
import { lineFor, type OfficeRequest, type View } from './view.ts';

/** How many refusals a page shows. */
const shownRefusals = 200;

/** What was refused, and why; and one of them with its head. */
export const refusedViews: readonly View[] = [
  { path: '/refused', right: 'decide', read: readRefused },
  { path: '/refused/:number', right: 'decide', read: readHead },
];

/** The case whose token a document was sent with. */
export const caseOfRefusal = ({ owner }: KeptRefusal): string | undefined => /^case:(.+)$/s.exec(owner)?.[1];

/** The number in a path; one that no row has where it is none. */
export const numberIn = (request: OfficeRequest): number => Number(/^\d{1,9}$/.exec(request.param('number'))?.[0] ?? 0);

async function readRefused({ store }: OfficeDependencies): Promise<OfficeRefused> {
  let last: KeptRefusal[] = [];
  let number = 0;
  for await (const one of store.refusals()) {
    number += 1;
    last.push(one);
    // The store has them as they came first; one may have come again since.
    if (last.length >= 2 * shownRefusals) last = lastOf(last);
  }
  return { number, refused: lastOf(last).map(shown) };
}

/** Those that were received last, the last one first. */
const lastOf = (refusals: readonly KeptRefusal[]): KeptRefusal[] =>
  refusals
    .toSorted((one, other) => other.lastSeen.localeCompare(one.lastSeen, 'en') || other.number - one.number)
    .slice(0, shownRefusals);

function shown(refusal: KeptRefusal): RefusedDocument {
  const { number, id, sha256, name, problem, firstSeen, lastSeen, times } = refusal;
  const caseId = caseOfRefusal(refusal);
  return {
    ...{ number, id: visible(id), sha256, reason: name, firstSeen, lastSeen, times },
    ...faultsOfRefusal(problem),
    ...(caseId !== undefined && { caseId }),
  };
}

async function readHead(dependencies: OfficeDependencies, request: OfficeRequest): Promise<RefusedHead | undefined> {
  const { store } = dependencies;
  const refusal = await store.refusal(numberIn(request));
  if (!refusal) return undefined;
  const caseId = caseOfRefusal(refusal);
  await store.recordOffice(lineFor(dependencies, request, 'refused-read', { caseId, detail: String(refusal.number) }));
  const bytes = (await store.refusedBytes(refusal)) ?? new Uint8Array();
  return { of: shown(refusal), media: short(refusal.media) ?? '', bytes: bytes.length, ...headIn(bytes) };
}

/** What a document says of itself: a few short texts, whatever else it has. */
function headIn(bytes: Uint8Array): Pick<RefusedHead, 'form' | 'says'> {
  const json = readJson(bytes);
  const header = json.ok ? undefined : sealedHeaderOf(bytes);
  const fields = fieldsOf(json.ok ? json.value : header);
  if (!fields) return { form: 'unreadable', says: {} };
  const { instrument, caseId } = namedIn(fields);
  const { answers } = fields;
  const answered = fieldsOf(answers);
  return {
    form: header ? 'sealed' : 'document',
    says: {
      questionnaire: short(instrument.id),
      version: short(instrument.version),
      caseId: short(caseId),
      language: short(fields['language']),
      startedAt: short(fields['startedAt']),
      completedAt: short(fields['completedAt']),
      appVersion: short(fieldsOf(fields['app'])?.['version']),
      ...(fields['simulated'] === true && { simulated: true }),
      ...(answered && { answers: Object.keys(answered).length }),
    },
  };
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;

/** A text of a document that may say anything. */
const short = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? visible(value.slice(0, 80)) : undefined;
