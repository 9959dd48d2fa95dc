import { setImmediate as turn } from 'node:timers/promises';
import { inAlphabet } from '../../protocol/alphabet.ts';
import { responseId } from '../../protocol/names.ts';
import type { CaseFinds } from '../../protocol/officeCase.ts';
import { caseSearch } from '../../protocol/officeCase.ts';
import { type CaseRecord, stateOf } from '../store/caseRows.ts';
import type { KeptHead } from '../store/responseHeads.ts';
import { action, type OfficeAction } from './action.ts';
import { caseReaders } from './caseReaders.ts';
import type { OfficeDependencies } from './officeDependencies.ts';
import { headOf } from './responseRef.ts';
import { lineFor, type OfficeRequest } from './view.ts';

/** How many cases are shown; whoever finds more says more. */
const mostShown = 50;

/** So few are named on record. */
const mostNamed = 5;

/** Finds cases: an action, so that its words travel in a body. */
export const caseSearchAction: OfficeAction = action(
  '/search',
  caseReaders,
  caseSearch,
  async (dependencies, request, { words }) => {
    const found = await find(dependencies, request, words);
    const ids = found.cases.map(({ id }) => id);
    const named = found.number <= mostNamed ? ids : [];
    const line = lineFor(dependencies, request, 'cases-searched', {
      caseId: named.length === 1 ? named[0] : undefined,
      detail: named.length > 1 ? `${found.number}: ${named.join(' ')}` : String(found.number + found.responses.length),
    });
    await dependencies.store.recordOffice(line);
    return { kind: 'done', told: found };
  },
);

async function find({ store, now }: OfficeDependencies, { officer }: OfficeRequest, words: string): Promise<CaseFinds> {
  const records = new Map<string, CaseRecord | undefined>();
  for (const one of await store.casesNamed(words, digitsIn(words), mostShown)) records.set(one.id, one);
  const heads = await responsesNamed(store, words);
  for (const { caseId } of heads)
    if (caseId !== undefined && !records.has(caseId)) records.set(caseId, await store.caseOf(caseId));
  let number = records.size;
  const contact = officer.rights.includes('contact');
  if (contact)
    for (const id of await casesCalled(store, words)) {
      if (records.has(id)) continue;
      number += 1;
      if (records.size < mostShown) records.set(id, await store.caseOf(id));
    }
  const at = now().toISOString();
  const shown = (id: string, of: CaseRecord | undefined): CaseFinds['cases'][number] => ({
    id,
    ...(of && { state: stateOf(of, at) }),
    ...(of?.enterpriseNumber !== undefined && { enterpriseNumber: of.enterpriseNumber }),
    ...(contact && of?.name !== undefined && { name: of.name }),
  });
  const alone = heads.filter(({ caseId }) => caseId === undefined);
  return { number, cases: [...records].map(([id, of]) => shown(id, of)), responses: alone.map((one) => headOf(one)) };
}

/** The digits of what may be an enterprise's number, however it is written. */
function digitsIn(words: string): string | undefined {
  const digits = words.replace(/^\s*BE/i, '').replace(/[\s.\-/]/g, '');
  return /^\d{9,10}$/.test(digits) ? digits.padStart(10, '0') : undefined;
}

/** The responses with this receipt, or with this id. */
async function responsesNamed(store: OfficeDependencies['store'], words: string): Promise<readonly KeptHead[]> {
  const typed = inAlphabet(words) ?? '';
  if (typed.length === 12) {
    const code = (typed.match(/.{4}/g) ?? []).join('-');
    return (await store.responseHeads({ code }, 1)).heads;
  }
  const id = words.toLowerCase();
  return responseId.safeParse(id).success ? (await store.responseHeads({ id }, mostShown)).heads : [];
}

/** A text as people look for it: without capitals and accents. */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The cases in whose names all these words stand. */
async function casesCalled(store: OfficeDependencies['store'], words: string): Promise<string[]> {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  const found: string[] = [];
  // One letter is in every name.
  if (wanted.every(({ length }) => length < 2)) return found;
  for await (const page of store.caseNames()) {
    for (const { id, name } of page) {
      const its = folded(name);
      if (wanted.every((word) => its.includes(word))) found.push(id);
    }
    await turn();
  }
  return found;
}
