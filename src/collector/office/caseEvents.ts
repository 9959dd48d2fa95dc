import type { CaseEvent, CaseEventKind } from '../../protocol/officeCase.ts';
import type { OfficeAct } from '../../protocol/officeRecord.ts';
import type { Act } from '../store/acts.ts';
import type { CaseFile } from '../store/caseFileRows.ts';
import type { CaseRecord } from '../store/caseRows.ts';
import type { KeptRequest } from '../store/correctionRequestRows.ts';
import type { OfficeRecordLine } from '../store/officeRecordRows.ts';
import type { KeptHead } from '../store/responseHeads.ts';

/** Where what happened to a case is kept. */
interface CaseSources {
  readonly of: CaseRecord | undefined;
  readonly file: Pick<CaseFile, 'refusals' | 'lines'>;
  readonly acts: readonly Act[];
  readonly heads: readonly KeptHead[];
  /** The corrections that were asked for. */
  readonly requests: readonly Pick<KeptRequest, 'at' | 'heardAt'>[];
  /** The names of who works at the office, by their tokens' numbers. */
  readonly names: ReadonlyMap<number, string>;
}

/** What happened to a case, first to last. */
export function caseEvents({ of, file, acts, heads, names, requests }: CaseSources): CaseEvent[] {
  // What an office did stands on both records: there with who and why.
  const timesOf = (...acts: readonly OfficeAct[]) =>
    new Set(file.lines.filter(({ act }) => acts.includes(act)).map(({ at }) => at));
  const [revokedAt, issuedAt] = [timesOf('case-revoked'), timesOf('codes-issued', 'code-issued')];
  const events: CaseEvent[] = [
    ...acts
      .filter(({ act, at, detail }) => act !== 'revoked' || detail !== undefined || !revokedAt.has(at))
      .filter(({ act, at }) => act !== 'code-issued' || !issuedAt.has(at))
      .flatMap(eventOfAct),
    ...file.lines.flatMap((line) => eventOfLine(line, names.get(line.token))),
    ...moments(of),
    ...eventsOfRequests(of, requests, file.lines, names),
    ...heads.map(
      ({ sender, receipt: { receivedAt: at, code } }): CaseEvent => ({
        ...{ at, kind: sender === 'proven' ? 'delivered' : 'claimed', detail: code },
      }),
    ),
    ...file.refusals.map(({ firstSeen: at, name }): CaseEvent => ({ at, kind: 'refused', detail: name })),
  ];
  return events.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

const moments = (of: CaseRecord | undefined): CaseEvent[] =>
  of?.openedAt === undefined ? [] : [{ at: of.openedAt, kind: 'opened' }];

/** Each correction that was asked for, and when a device heard of it. Of one whose words were erased the moment is left. */
function eventsOfRequests(
  of: CaseRecord | undefined,
  requests: CaseSources['requests'],
  lines: CaseSources['file']['lines'],
  names: CaseSources['names'],
): CaseEvent[] {
  const asked = lines.filter(({ act }) => act === 'correction-asked');
  const last = of?.reopenedAt;
  const moments = new Set([...requests.map(({ at }) => at), ...asked.map(({ at }) => at), ...(last ? [last] : [])]);
  return [
    ...[...moments].map((at): CaseEvent => {
      const who = names.get(asked.find((line) => line.at === at)?.token ?? 0);
      return { at, kind: 'reopened', ...(who !== undefined && { who }) };
    }),
    ...[...new Set(requests.flatMap(({ heardAt }) => heardAt ?? []))].map(
      (at): CaseEvent => ({ at, kind: 'request-heard' }),
    ),
  ];
}

function eventOfAct({ at, act, detail }: Act): CaseEvent[] {
  const kind = kindOfAct(act, detail);
  if (kind === undefined) return [];
  const told = kind === 'code-issued-again' || kind === 'erased' ? undefined : detail?.replace(/^contact /, '');
  return [{ at, kind, ...(told !== undefined && { detail: told }) }];
}

function kindOfAct(act: Act['act'], detail: string | undefined): CaseEventKind | undefined {
  switch (act) {
    case 'case-added':
    case 'token-registered':
    case 'code-redeemed':
    case 'refusal-purged':
      return act;
    case 'code-issued':
      return detail === 'again' ? 'code-issued-again' : act;
    case 'revoked':
      return detail === undefined ? 'revoked' : 'token-revoked';
    case 'erased':
      if (detail === 'case') return act;
      return detail?.startsWith('contact ') ? 'contact-erased' : 'response-erased';
    case 'restored':
    case 'published':
    case 'withdrawn':
    case 'ingested':
      // About a database as a whole, or a questionnaire.
      return undefined;
  }
}

/** What an office does with a case, as it is told there; the rest of its record is not about what happened to a case. */
const kindsOfLines: Partial<Record<OfficeAct, CaseEventKind>> = {
  'case-marked': 'case-marked',
  'case-revoked': 'revoked',
  'case-reinstated': 'case-reinstated',
  'cases-extended': 'case-extended',
  'case-extended': 'case-extended',
  'codes-issued': 'code-issued-again',
  'code-issued': 'code-issued-again',
  'rival-chosen': 'rival-chosen',
  'choice-undone': 'choice-undone',
};

function eventOfLine({ at, act, detail }: OfficeRecordLine, who: string | undefined): CaseEvent[] {
  const kind = act === 'case-marked' && detail?.startsWith('none: ') ? 'case-unmarked' : kindsOfLines[act];
  if (kind === undefined) return [];
  const told = kind === 'case-unmarked' ? detail?.slice('none: '.length) : detail;
  return [{ at, kind, ...(who !== undefined && { who }), ...(told !== undefined && { detail: told }) }];
}
