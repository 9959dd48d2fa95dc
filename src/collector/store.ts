import type { InstrumentName } from '../protocol/names.ts';
import type { Problem, ProblemName } from '../protocol/problem.ts';
import type { Receipt } from '../protocol/receipt.ts';
import type { ResponseDocument } from '../protocol/response.ts';

/** What the books say of a response: of a sealed one, no more than its header. */
export type Booked = Pick<ResponseDocument, 'id' | 'instrument' | 'case' | 'supersedes'> &
  Partial<Pick<ResponseDocument, 'language' | 'completedAt'>>;

/** A response to keep: the bytes as they came, and what the books say of them. */
export interface Submission {
  readonly bytes: Uint8Array;
  /** Hex, of the bytes. */
  readonly sha256: string;
  readonly receivedAt: string;
  readonly document: Booked;
  /** Whether the bytes are sealed for whoever has the key. */
  readonly sealed: boolean;
}

/** What became of a submission: kept now, here already with the same bytes, or here already with others. */
export type Put = { readonly kind: 'stored' | 'same'; readonly receipt: Receipt } | { readonly kind: 'conflict' };

/** Something that was refused, to be kept apart. `id`: as the address named it, whatever the bytes say. */
export interface Refusal {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly name: ProblemName;
  readonly problem: Problem;
  readonly seenAt: string;
}

/** What tells a refusal from every other that is kept apart. */
export type RefusalName = Pick<Refusal, 'id' | 'sha256'> & { readonly name: string };

/** A refusal as it is kept apart: why, when it came first and last, and how often. */
export interface KeptRefusal extends RefusalName {
  readonly problem: Problem;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly times: number;
}

/** A response that is kept. */
export interface Stored {
  readonly bytes: Uint8Array;
  readonly sealed: boolean;
  readonly receipt: Receipt;
}

/** The name of a response that is kept, and of its questionnaire. */
export interface Listed {
  readonly id: string;
  readonly instrument: InstrumentName;
}

/** Where responses rest. They are never changed or deleted. Any method may reject with a `StoreFailure`. */
export interface Store {
  /**
   * Keeps a response once by its id: durable when this resolves. The same bytes get the first receipt
   * always, also when they arrive twice at the same time.
   */
  put(submission: Submission): Promise<Put>;
  /** The receipt of a response; undefined where none of this id is kept. */
  receiptOf(id: string): Promise<Receipt | undefined>;
  /** Keeps what was refused, whole; the same again for the same reason is only counted. */
  refuse(refusal: Refusal): Promise<void>;
  /** What was refused, first received first. */
  refusals(): Promise<readonly KeptRefusal[]>;
  /** The bytes of one of them; undefined where it is not kept. */
  refusedBytes(of: RefusalName): Promise<Uint8Array | undefined>;
  /** The responses, first received first; superseded ones only where asked for. */
  list(which: { readonly superseded: boolean }): Promise<readonly Listed[]>;
  /** One response; undefined where none of this id is kept. */
  read(id: string): Promise<Stored | undefined>;
  /** Resolves where the store answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The store does not do its work now: disk full, locked, gone. Trying again later may help. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
