import type { TypeRow } from './row.ts';

/** The name of a host with at least one point in it, then a port and a path where there are any; the scheme may be left out. */
const address = /^(https?:\/\/)?([\p{L}\d]([\p{L}\d-]{0,61}[\p{L}\d])?\.)+\p{L}{2,63}(:\d{1,5})?([/?#]\S*)?$/iu;

/** The address of a page or a site, as it was typed. */
export const url: TypeRow<'url'> = {
  wire: 'text',
  read: (raw, { maxLength }) =>
    typeof raw === 'string' && raw.length <= maxLength && address.test(raw) ? raw : undefined,
};
