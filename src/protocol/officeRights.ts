import * as z from 'zod/mini';
import { instant } from './instant.ts';

/**
 * What somebody at the office may do: see counts; read answers; read contact data; revoke, purge, choose and ask for a
 * correction; issue codes. Whoever decides or reads answers does not issue.
 */
export const officeRights = ['counts', 'answers', 'contact', 'decide', 'issue'] as const;
export type OfficeRight = (typeof officeRights)[number];

/** The right that something needs; of several, one is enough. */
export type NeededRight = OfficeRight | readonly OfficeRight[];

/** Whether rights are enough for what needs some. */
export const suffice = (rights: readonly OfficeRight[], needed: NeededRight): boolean =>
  rights.some((right) => (typeof needed === 'string' ? right === needed : needed.includes(right)));

/** Whether rights may be in one hand. */
export const mayBeTogether = (rights: readonly OfficeRight[]): boolean =>
  !rights.includes('issue') || !(rights.includes('answers') || rights.includes('decide'));

/** The header in which the page says, by their number, for whom it asks: one tab may have signed in as somebody else. */
export const officerHeader = 'Veldwerk-Officer';

/** Who is signed in at the office's page. */
export const officer = z.object({
  /** The number of their token, as the record has it. */
  number: z.int(),
  name: z.string(),
  rights: z.array(z.enum(officeRights)),
  /** When the session ends by itself. */
  until: instant,
  /** Whether this page may open sealed responses in the browser. */
  opensSealed: z.optional(z.boolean()),
});
export type Officer = z.infer<typeof officer>;
