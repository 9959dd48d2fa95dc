import type { OfficeRight } from '../../protocol/officeRights.ts';
import type { OfficeToken } from '../store/officeTokenRows.ts';
import type { OfficeDependencies } from './officeDependencies.ts';

/** Who asks for a view, and for what of it. */
export interface ViewRequest {
  readonly officer: OfficeToken;
  /** What a word of the query says. */
  readonly query: (name: string) => string | undefined;
}

/** A file that a view gives, line by line. */
export interface ViewFile {
  readonly name: string;
  readonly lines: AsyncIterable<string>;
}

/** Something that the office's page reads: where, with which right, and what it is; a file is given as a download. */
export type View = { readonly path: string; readonly right: OfficeRight } & (
  | { readonly read: (dependencies: OfficeDependencies, request: ViewRequest) => Promise<object> }
  | { readonly file: (dependencies: OfficeDependencies, request: ViewRequest) => Promise<ViewFile> }
);
