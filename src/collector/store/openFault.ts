/**
 * Why a store does not open: its file or database cannot be used; a newer collector has written it, or an older one where
 * it is opened to be read; or it must exist and does not.
 */
export type OpenStoreFault =
  | { readonly kind: 'unusable'; readonly file: string; readonly detail: string }
  | { readonly kind: 'newer' | 'older'; readonly file: string; readonly version: number }
  | { readonly kind: 'no-tables'; readonly database: string };

/** A store that does not open, in one line. */
export function openLine(fault: OpenStoreFault): string {
  switch (fault.kind) {
    case 'newer':
      return `The database ${fault.file} was written by a newer collector (version ${fault.version}): install that one.`;
    case 'older':
      return `The database ${fault.file} was written by an older collector (version ${fault.version}): let this one serve it once, or a copy of it.`;
    case 'unusable':
      return `The database ${fault.file} cannot be used: ${fault.detail}`;
    case 'no-tables':
      return `The database ${fault.database} is empty: no collector has served on it yet.`;
  }
}
