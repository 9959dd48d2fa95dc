import { csvLine, harmless } from '../../export/csv.ts';
import { type Invited, invitationUrl, paperText, qrCode } from './newInvitation.ts';

/** A file for an office to hand out: its path within a folder, and its text. */
export interface HandoutFile {
  readonly path: string;
  readonly text: string;
}

/** A file name with its number; the first has none. */
const numbered = (name: string, number: number): string => (number === 1 ? name : `${name}-${number}`);

/** The file for the letters, the first or a further one in its folder. */
export const lettersFile = (number: number): string => `${numbered('letters', number)}.csv`;

/**
 * The files of a sample's invitations: `letters.csv` for the letters, `access-codes.csv` to be sent by another way, and
 * a QR code for each case. Links carry a short code and no token, since mail is opened by machines; a token stands in
 * the QR codes for paper alone. A generator, since the pictures of a whole sample do not fit into memory.
 * @param app the address of the app
 * @param number of the files in their folder, from 1 on
 */
export function* handoutFiles(invited: readonly Invited[], app: string, number: number): Generator<HandoutFile> {
  const pictures = invited.map((one, at) => ({
    one,
    path: `${numbered('qr', number)}/${pictureName(one.of.id, at)}.svg`,
  }));
  const letters = pictures.map(({ one, path }) => {
    const { id, enterpriseNumber, name, language, email, expiresAt } = one.of;
    const link = invitationUrl(app, one.shortCode);
    const cells = [id, enterpriseNumber, name, language, email, expiresAt?.slice(0, 10), one.shortCode, link, path];
    return csvLine(cells.map((cell) => (cell === undefined ? null : harmless(cell))));
  });
  const columns = ['case', 'enterprise', 'name', 'language', 'email', 'expires', 'code', 'link', 'qr'];
  yield { path: lettersFile(number), text: [csvLine(columns), ...letters].join('') };
  const locked = invited.filter(({ accessCode }) => accessCode !== undefined);
  if (locked.length > 0) {
    const lines = locked.map(({ of, accessCode }) => csvLine([harmless(of.id), accessCode ?? null]));
    yield {
      path: `${numbered('access-codes', number)}.csv`,
      text: [csvLine(['case', 'accessCode']), ...lines].join(''),
    };
  }
  for (const { one, path } of pictures) yield { path, text: qrCode(invitationUrl(app, paperText(one))) };
}

/** A unique and safe file name for a case, by its place in the sample. */
const pictureName = (id: string, at: number): string =>
  `${String(at + 1).padStart(5, '0')}_${id.replace(/[^\w.-]+/g, '-').slice(0, 60)}`;
