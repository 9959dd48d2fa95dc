import { contactNames, documentWithout } from '../../export/contact.ts';
import { flagsOf } from '../../export/flags.ts';
import { type Recomputed, recomputed } from '../../export/recomputed.ts';
import type { Instrument } from '../../instrument/schema.ts';
import type { OfficeResponse } from '../../protocol/officeResponse.ts';
import type { ResponseDocument } from '../../protocol/response.ts';
import { readOpen } from '../export/reading.ts';
import type { KeptHead } from '../store/responseHeads.ts';
import type { OfficeDependencies } from './officeDependencies.ts';
import { headOf, headWithRef } from './responseRef.ts';
import { lineFor, type OfficeRequest, type View } from './view.ts';

/** One response with its answers. Each reading is on record. */
export const responseView: View = { path: '/responses/:ref', right: 'answers', read: readResponse };

async function readResponse(
  dependencies: OfficeDependencies,
  request: OfficeRequest,
): Promise<OfficeResponse | undefined> {
  const { store } = dependencies;
  const head = await headWithRef(store, request.param('ref'));
  if (!head) return undefined;
  const about = { caseId: head.caseId, detail: head.receipt.id };
  await store.recordOffice(lineFor(dependencies, request, 'response-read', about));
  const read = await documentOf(head, dependencies);
  const shown = headOf(head);
  if ('closed' in read) return { head: shown, closed: read.closed, withheld: [], flags: [] };
  const { instrument, document, flags, came } = read;
  const withheld = request.officer.rights.includes('contact') ? undefined : contactNames(instrument);
  return {
    head: shown,
    document: withoutTrail(withheld ? withoutName(documentWithout(withheld, document)) : document),
    withheld: [...(withheld ?? [])],
    flags,
    ...(came && { came }),
  };
}

type OpenDocument =
  | (Pick<Recomputed, 'document' | 'came'> & { readonly instrument: Instrument; readonly flags: string[] })
  | { readonly closed: NonNullable<OfficeResponse['closed']> };

async function documentOf(head: KeptHead, { store, findInstrument, log }: OfficeDependencies): Promise<OpenDocument> {
  if (head.erasedAt !== undefined) return { closed: 'erased' };
  if (head.sealed) return { closed: 'sealed' };
  const [content, instrument] = await Promise.all([
    store.responseContent(head.receipt.code),
    findInstrument(head.instrument),
  ]);
  if (!instrument) return { closed: 'unknown-questionnaire' };
  if (!content) return { closed: 'unreadable' };
  const read = readOpen({ ...head, ...content }, { instrument, codebook: undefined });
  if (!read.ok) {
    log(`the response ${head.receipt.id} cannot be read`, new Error(read.fault));
    return { closed: 'unreadable' };
  }
  const { document, came, differing } = recomputed(instrument, read.value.document);
  const registered =
    head.sender === 'proven' && head.caseId !== undefined ? await store.caseOf(head.caseId) : undefined;
  const flags = flagsOf(
    instrument,
    document,
    read.value.facts,
    registered && { id: registered.id, enterpriseNumber: registered.enterpriseNumber },
  );
  return { instrument, document, came, flags: [...flags, ...differing] };
}

/** The enterprise's name as the respondent gave it is contact data, too; its number is not. */
function withoutName(document: ResponseDocument): ResponseDocument {
  const { respondent, ...rest } = document;
  return respondent ? { ...rest, respondent: { enterpriseNumber: respondent.enterpriseNumber } } : document;
}

/** The audit trail is for exports: it may be longer than all the rest. */
function withoutTrail({ audit, ...document }: ResponseDocument): ResponseDocument {
  return document;
}
