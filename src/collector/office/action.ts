import type * as z from 'zod/mini';
import { fail, ok, type Result } from '../../lib/result.ts';
import { readJson } from '../../protocol/json.ts';
import type { NeededRight } from '../../protocol/officeRights.ts';
import type { DocumentFault } from '../../protocol/problem.ts';
import type { OfficeDependencies } from './officeDependencies.ts';
import type { OfficeRequest, ViewFile } from './view.ts';

/** What became of an act: done, with something to tell where there is; `missing`: there is no such thing; `settled`: it was done already; `unusable`: what was asked for makes no sense, with what of it where that is known. */
export type ActionOutcome =
  | { readonly kind: 'done'; readonly told?: object }
  | { readonly kind: 'file'; readonly file: ViewFile }
  | { readonly kind: 'unusable'; readonly errors?: readonly DocumentFault[] }
  | { readonly kind: 'missing' | 'settled' };

/** Something that is done at the office's page: where, with which right, and what it does with the body of a request. */
export interface OfficeAction {
  readonly path: string;
  readonly right: NeededRight;
  /** The fault: the body does not say what to do. */
  readonly perform: (
    dependencies: OfficeDependencies,
    request: OfficeRequest,
    body: Uint8Array,
  ) => Promise<Result<ActionOutcome, 'unreadable'>>;
}

/** The largest body of an act, in bytes. */
export const maxActionBytes = 16 * 1024;

/**
 * Something that can be done.
 * @param shape of the body, which is JSON
 * @param act puts itself on record, in the same transaction or before
 */
export const action = <Body>(
  path: string,
  right: NeededRight,
  shape: z.ZodMiniType<Body>,
  act: (dependencies: OfficeDependencies, request: OfficeRequest, body: Body) => Promise<ActionOutcome>,
): OfficeAction => ({
  path,
  right,
  perform: async (dependencies, request, bytes) => {
    const json = readJson(bytes);
    const read = shape.safeParse(json.ok ? json.value : undefined);
    return read.success ? ok(await act(dependencies, request, read.data)) : fail('unreadable');
  },
});

/** Done where something was found to do it to. */
export const doneWhere = (found: boolean): ActionOutcome => ({ kind: found ? 'done' : 'missing' });
