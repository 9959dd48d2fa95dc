import { renderSVG } from 'uqr';
import { isLoopback } from '../../protocol/config.ts';
import { encryptEnrolment, newAccessCode } from '../../protocol/encryptedEnrolment.ts';
import type { Enrolment } from '../../protocol/enrolment.ts';
import { enrolmentText } from '../../protocol/enrolment.ts';
import { newShortCode } from '../../protocol/shortCode.ts';
import { newToken, sendTokenOf } from '../../protocol/token.ts';
import { type CodeKey, codeHmac } from '../codeKey.ts';
import { enrolmentFor } from '../invitations.ts';
import { hashOf } from '../sender.ts';
import type { NewCodeRow } from '../store/codeRows.ts';
import type { NewEnrolment } from '../store/enrolmentRows.ts';
import type { SampleCase } from './sample.ts';

/** The invitation of a case, as it is handed out once: the store has no more than hashes of it. */
export interface Invited {
  readonly of: SampleCase;
  readonly token: string;
  readonly shortCode: string;
  /** The code to the prefilled answers; undefined where there are none. */
  readonly accessCode: string | undefined;
  /** What the register gets. */
  readonly newEnrolment: NewEnrolment;
}

/**
 * Makes the invitation of a case: a token for a QR code on paper, and a short code for a letter or an e-mail.
 * @param instrumentId the questionnaire that it is for
 * @param reissued whether the code takes the place of an earlier one
 */
export async function newInvitation(
  of: SampleCase,
  instrumentId: string,
  key: CodeKey,
  reissued: boolean,
): Promise<Invited> {
  const token = newToken();
  const shortCode = newShortCode();
  const accessCode = Object.keys(of.known).length > 0 ? newAccessCode() : undefined;
  const enrolment: Enrolment = enrolmentFor({ ...of, instrumentId }, token);
  const { token: _, ...withoutToken } = enrolment;
  const known = accessCode && (await encryptEnrolment({ ...withoutToken, prefilled: of.known }, accessCode));
  return {
    of,
    token,
    shortCode,
    accessCode,
    newEnrolment: {
      case: {
        id: of.id,
        instrumentId,
        enterpriseNumber: of.enterpriseNumber,
        name: of.name,
        language: of.language,
        email: of.email,
        known,
        expiresAt: of.expiresAt,
      },
      hashes: { full: hashOf(token), send: hashOf(await sendTokenOf(token)) },
      code: codeRow(shortCode, of.id, key, reissued),
    },
  };
}

/** What the register gets of a short code. */
export const codeRow = (shortCode: string, caseId: string, key: CodeKey, reissued: boolean): NewCodeRow => ({
  hmac: codeHmac(shortCode, key),
  keyId: key.fingerprint.slice(0, 16),
  ...{ caseId, reissued },
});

/** Whether the app can run at an address: service workers and WebCrypto need a secure context. */
export function isAppAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url)));
}

/** The link of an invitation. Its fragment is never sent to a server. */
export const invitationUrl = (app: string, text: string): string => `${app.replace(/#.*$/, '')}#/enrol/${text}`;

/** The text of a QR code for paper: the invitation with its token, so that answering begins without a network. */
export const paperText = ({ of, token, newEnrolment, shortCode, accessCode }: Invited): string =>
  accessCode === undefined
    ? enrolmentText(enrolmentFor({ ...of, instrumentId: newEnrolment.case.instrumentId }, token))
    : shortCode;

/** A QR code as an SVG picture, with the quiet zone that readers need. */
export const qrCode = (text: string): string => `${renderSVG(text, { ecc: 'M', border: 4 })}\n`;
