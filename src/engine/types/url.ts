import type { TypeRow } from './row.ts';

/**
 * The name of a host with at least one point in it, then a port and a path where there are any; the scheme may be left
 * out. Letters have their marks, and its last part may stand as browsers copy it (`xn--p1ai`).
 */
const address =
  /^(https?:\/\/)?([\p{L}\d]([\p{L}\p{M}\d-]{0,61}[\p{L}\p{M}\d])?\.)+(\p{L}[\p{L}\p{M}]{1,62}|xn--[a-z\d-]{1,58}[a-z\d])(:\d{1,5})?([/?#]\S*)?$/iu;

/** The address of a page or a site, as it was typed. */
export const url: TypeRow<'url'> = {
  wire: 'text',
  read: (raw, { maxLength }) =>
    typeof raw === 'string' && raw.length <= maxLength && address.test(raw) ? raw : undefined,
};
