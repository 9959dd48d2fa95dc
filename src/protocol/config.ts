import * as z from 'zod/mini';
import { officeText } from './officeText.ts';
import { receiptKey } from './receiptKey.ts';
import { recipientKey } from './recipient.ts';

/** A bearer token (RFC 6750). */
export const bearerToken = z.string().check(z.regex(/^[A-Za-z0-9._~+/=-]{1,4096}$/, 'not a bearer token'));

/** The URL of an endpoint; a relative one is resolved against a page that is taken to be secure. */
const endpointUrl = (endpoint: string): URL => new URL(endpoint, 'https://app.invalid/');

/** Whether a URL is of this machine. */
export const isLoopback = ({ hostname }: URL): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** Base URL of the collector: absolute, or relative to the app. */
const endpoint = z.string().check(
  z.minLength(1),
  z.refine((value) => URL.canParse(value, 'https://app.invalid/'), { error: 'not a URL', abort: true }),
  z.refine((value) => /^https?:$/.test(endpointUrl(value).protocol), {
    error: 'not a http or https URL',
    abort: true,
  }),
  z.refine(
    (value) => endpointUrl(value).protocol === 'https:' || isLoopback(endpointUrl(value)),
    'http: is for this machine alone, elsewhere https:',
  ),
);

/** What an office may say of all questionnaires, and otherwise of one. */
const ofQuestionnaire = {
  /** Earlier URLs of the endpoint: tokens that were given there may be sent to the new one. */
  movedFrom: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(2000)))),
  /** Sent as a bearer token, where the collector asks for one. */
  token: z.optional(bearerToken),
  /** Where responses are sealed: the public key of the one who may read them. */
  recipientKey: z.optional(recipientKey),
  /** The public keys of the collector's receipts. Where there are any, a receipt counts only if one of them has signed it. */
  receiptKeys: z.optional(z.array(receiptKey)),
  /** The help desk, where it is another than the questionnaire's own. */
  helpDesk: z.optional(z.object({ email: z.optional(officeText), telephone: z.optional(officeText) })),
  /** The hosts that the words of a published questionnaire may lead to, as `www.office.example`; none where it is left out. */
  linkHosts: z.optional(z.array(z.string())),
  /** Legal texts by the office, shown as given and never invented. */
  legal: z.optional(
    z.object({
      obligation: z.optional(officeText),
      data: z.optional(officeText),
      accessibility: z.optional(officeText),
      /** What its accessibility statement says (`accessibilityStatement`): read by that page alone. */
      accessibilityStatement: z.optional(z.unknown()),
    }),
  ),
};

/**
 * The runtime configuration, `config.json` beside the app. Unknown fields are ignored, so that an installed app goes
 * on with what an office writes for a newer one; `collector check-config` refuses them.
 */
export const config = z.object({
  endpoint,
  ...ofQuestionnaire,
  /** The public key that files to deliver by hand are closed for, at the endpoint above. */
  ingestKey: z.optional(recipientKey),
  /** Who may begin a response: whoever has an invitation, or anyone, also where it is left out. */
  begin: z.optional(z.enum(['invited', 'anyone'])),
  /** The ids of the questionnaires on offer; all that the app carries where it is left out. */
  instruments: z.optional(z.array(z.string()).check(z.minLength(1))),
  /** Those on offer that are not built in (`publishedPin`): read where they are asked for, and no fault in one holds up the rest. */
  published: z.optional(z.array(z.unknown())),
  /** What is said of one questionnaire otherwise, by its id. */
  byInstrument: z.optional(z.record(z.string(), z.object({ endpoint: z.optional(endpoint), ...ofQuestionnaire }))),
  /** Keeps an audit trail of each response and sends it along; `values`: with the answers before and after. Off where it is left out. */
  audit: z.optional(z.object({ values: z.optional(z.boolean()) })),
  /** Whether answers are encrypted on the device under a passphrase: the respondent may, or has to. Off where it is left out. */
  deviceLock: z.optional(z.enum(['off', 'optional', 'required'])),
  /** Minutes without input after which a device with a lock locks itself; ten where it is left out. */
  lockAfterMinutes: z.optional(z.int().check(z.gte(1), z.lte(1440))),
  /** Whether an encrypted copy of a draft may rest at the collector, to go on from on another device. Not where it is left out. */
  draftCopy: z.optional(z.boolean()),
  /** Days after its receipt on which a response is taken off the device; its receipt stays. Never where it is left out. */
  removeReceivedAfterDays: z.optional(z.int().check(z.gte(0), z.lte(3650))),
  /** Whether a respondent without an invitation is asked for the number of the enterprise, which is sent along. Not asked where it is left out. */
  enterprise: z.optional(z.enum(['ask', 'required'])),
  /** The office that asks, as it calls itself. */
  office: z.optional(
    z.object({
      name: z.optional(officeText),
      /** The last day on which an answer is in time. */
      deadline: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'not a date such as 2026-12-31'))),
      /** How long answering takes on average, in minutes. */
      averageMinutes: z.optional(z.int().check(z.gte(1), z.lte(6000))),
      /** Its logo (`officeLogo`) and colours (`officeColours`): read where they are shown, and no fault holds up the rest. */
      logo: z.optional(z.unknown()),
      colours: z.optional(z.unknown()),
    }),
  ),
});
export type Config = z.infer<typeof config>;

/** The configuration where none was ever read: the collector that serves the app. */
export const defaultConfig: Config = { endpoint: 'api/v1' };

/**
 * The configuration as it is for a questionnaire. A token is for the endpoint that it stands beside, and goes to no other.
 * @param instrument its id
 */
export function configOf(config: Config, instrument: string | undefined): Config {
  const own = config.byInstrument?.[instrument ?? ''];
  const elsewhere = own?.endpoint && { token: undefined, movedFrom: undefined };
  return { ...config, ...elsewhere, ...own, endpoint: own?.endpoint ?? config.endpoint };
}
