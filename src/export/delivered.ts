import type { Receipt } from '../protocol/receipt.ts';
import type { ResponseDocument } from '../protocol/response.ts';
import type { ResponseFacts } from './facts.ts';
import type { ItemStatus } from './itemStatus.ts';
import type { Questionnaire } from './questionnaire.ts';

/** A response that was read, and its facts. */
export interface Read {
  readonly document: ResponseDocument;
  readonly facts: ResponseFacts;
}

/** A case as the register has it. */
export interface RegisteredCase {
  readonly id: string;
  readonly enterpriseNumber: string | undefined;
}

/** How a response was delivered: by whom, whether late, in a carried file, with a token that the office should look at. */
export interface DeliveryWay {
  /** What was proven of who sent it. */
  readonly sender: string;
  readonly late: boolean;
  readonly otherSender: boolean;
  readonly reissued: boolean;
  readonly ingested: boolean;
  /** Of a proven case, what its register says: what an invitation says of a case comes from there. */
  readonly registered?: RegisteredCase | undefined;
  /** The digest of the bytes where contact data were taken out of them by law. */
  readonly alteredSha256: string | undefined;
}

/** Of what a revision says something else than the response that it supersedes: items, questions and checks. */
export interface RevisionChanges {
  readonly items: readonly string[];
  readonly remarks: readonly string[];
  readonly confirmations: readonly string[];
}

/** A response as an export sees it. */
export interface Delivered extends Read {
  readonly receipt: Receipt;
  /** The questionnaire that it answers. */
  readonly to: Questionnaire;
  readonly way: DeliveryWay;
  /** How many other responses rival it, so that an office has to choose one. */
  readonly rivals: number;
  /** What follows from its answers and came otherwise than it is found here, as flags have it. */
  readonly differing: readonly string[];
  /** Its place in its chain, the first being 1, and what it changes; undefined: not known. */
  readonly revision: { readonly number: number; readonly changed: RevisionChanges | undefined } | undefined;
  /** The status of an item in it. */
  readonly statusOf: (item: string) => ItemStatus;
}
