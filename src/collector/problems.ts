import { type DocumentFault, type Problem, type ProblemName, problemType } from '../protocol/problem.ts';

const table: Readonly<Record<ProblemName, { readonly status: number; readonly title: string }>> = {
  'bad-request': { status: 400, title: 'This request cannot be understood.' },
  'malformed-document': { status: 400, title: 'The body is not what its media type says.' },
  'digest-required': { status: 400, title: 'Repr-Digest with a sha-256 is required.' },
  'digest-mismatch': { status: 400, title: 'The body is not the one that Repr-Digest names.' },
  'id-mismatch': { status: 400, title: 'The document has another id than the address.' },
  unauthorised: { status: 401, title: 'A token is required.' },
  forbidden: { status: 403, title: 'This token does not allow that.' },
  'not-found': { status: 404, title: 'There is nothing here.' },
  'method-not-allowed': { status: 405, title: 'This method is not for this address.' },
  conflict: { status: 409, title: 'Another document is here under this id.' },
  'too-large': { status: 413, title: 'The body is too large.' },
  'unsupported-media-type': {
    status: 415,
    title: 'The body must be application/json or application/jose, without a content coding.',
  },
  'invalid-document': { status: 422, title: 'The document is not a completed response to its questionnaire.' },
  'unknown-instrument': { status: 422, title: 'This collector does not know the questionnaire in this version.' },
  'unknown-superseded': { status: 422, title: 'The response that this one supersedes is not here.' },
  'unknown-code': { status: 404, title: 'There is no such code.' },
  'code-ended': { status: 410, title: 'This code is no longer in use.' },
  'condition-required': {
    status: 428,
    title: 'If-Match with the ETag of the last copy is required, or If-None-Match: *.',
  },
  'draft-changed': { status: 412, title: 'Another copy of this draft is here in the meantime.' },
  'draft-delivered': { status: 410, title: 'This response was delivered: its draft has no copy any more.' },
  'too-many-drafts': { status: 409, title: 'This case has copies of drafts enough.' },
  'too-many-requests': { status: 429, title: 'Too many requests: come again later.' },
  unavailable: { status: 503, title: 'The collector cannot store anything now.' },
};

/** Faults listed in one problem, and their length as JSON: a small request must not get a huge reply. */
const maxFaults = 500;
const maxCharacters = 64_000;

/** The first faults of a list, within these limits. */
function firstFaults(faults: readonly DocumentFault[]): DocumentFault[] {
  let left = maxCharacters;
  const end = faults.slice(0, maxFaults).findIndex((fault) => {
    left -= JSON.stringify(fault).length + 1;
    return left < 0;
  });
  return faults.slice(0, end < 0 ? maxFaults : end);
}

/** A problem of ours, with its status; `detail` is about this occurrence. */
export function problemNamed(
  name: ProblemName,
  more: { readonly detail?: string; readonly errors?: readonly DocumentFault[] } = {},
): Problem {
  const problem: Problem = { type: problemType(name), ...table[name] };
  if (more.detail !== undefined) problem.detail = more.detail;
  if (more.errors) problem.errors = firstFaults(more.errors);
  return problem;
}
