import type { OfficeAct } from '../../protocol/officeRecord.ts';
import type { NeededRight } from '../../protocol/officeRights.ts';
import type { NewOfficeRecordLine } from '../store/officeRecordRows.ts';
import type { OfficeToken } from '../store/officeTokenRows.ts';
import type { OfficeDependencies } from './officeDependencies.ts';

/** Who asks for a view or does something, and for what of it. */
export interface OfficeRequest {
  readonly officer: OfficeToken;
  /** What a word of the query says. */
  readonly query: (name: string) => string | undefined;
  /** What stands in a named place of the path; blank where the path has no such place. */
  readonly param: (name: string) => string;
}

/** A file that a view gives, line by line. */
export interface ViewFile {
  readonly name: string;
  /** Its media type, where it is not a table. */
  readonly media?: string;
  /** How many things are in it, where that is known before. */
  readonly count?: number;
  readonly lines: AsyncIterable<string>;
}

/**
 * Something that the office's page reads: where, with which right, and what it is; a file is given as a download.
 * Undefined where there is nothing of the kind.
 */
export type View = { readonly path: string; readonly right: NeededRight } & (
  | { readonly read: (dependencies: OfficeDependencies, request: OfficeRequest) => Promise<object | undefined> }
  | { readonly file: (dependencies: OfficeDependencies, request: OfficeRequest) => Promise<ViewFile | undefined> }
);

/** The line of the record for what somebody reads or does: never values, search words, tokens or codes. */
export const lineFor = (
  { now }: Pick<OfficeDependencies, 'now'>,
  { officer }: Pick<OfficeRequest, 'officer'>,
  act: OfficeAct,
  about: Pick<NewOfficeRecordLine, 'caseId' | 'detail'> = {},
): NewOfficeRecordLine => ({ at: now().toISOString(), token: officer.number, act, ...about });

/** Lines of the record for one person, all of one moment. */
export const linesFor = (dependencies: Pick<OfficeDependencies, 'now'>, request: Pick<OfficeRequest, 'officer'>) => {
  const at = dependencies.now();
  return (act: OfficeAct, about: Pick<NewOfficeRecordLine, 'caseId' | 'detail'>) =>
    lineFor({ now: () => at }, request, act, about);
};
