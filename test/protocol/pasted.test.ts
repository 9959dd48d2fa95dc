import { describe, expect, it } from 'vitest';
import { encryptEnrolment, newAccessCode } from '../../src/protocol/encryptedEnrolment.ts';
import { type Enrolment, enrolmentText } from '../../src/protocol/enrolment.ts';
import { readPasted } from '../../src/protocol/pasted.ts';
import { newShortCode } from '../../src/protocol/shortCode.ts';

const enrolment: Enrolment = {
  format: 'veldwerk-enrolment/1',
  case: { id: 'ICT-00017', enterpriseNumber: '0314.595.348' },
  token: 'zTvMDqZ2Ys5uGJzP0Vg7S6yMZ0Yb5o3Z7gq4hQn1k3E',
};
const text = enrolmentText(enrolment);
const locked = await encryptEnrolment(enrolment, newAccessCode());
const code = newShortCode();
const link = (of: string) => `https://survey.example/ict/#/enrol/${of}`;
const broken = (of: string, by: string) => of.replace(/(.{76})(?=.)/g, `$1${by}`);

/** What mail, word processors and fingers do to a link. */
const hurts: readonly (readonly [name: string, hurt: (of: string) => string])[] = [
  ['nothing', (of) => link(of)],
  ['the bare text', (of) => of],
  ['blanks around it', (of) => `  ${link(of)} \n`],
  ...['.', ',', ')', '"', '>', ';', '%3E', '%22', '%20', '...'].map(
    (mark) => [`${mark} behind it`, (of: string) => link(of) + mark] as const,
  ),
  ['a counting parameter behind it', (of) => `${link(of)}?utm_source=newsletter_of_november_2026_long&utm_medium=mail`],
  ['another one', (of) => `${link(of)}&mc_cid=0123456789`],
  ['a counting parameter before the fragment', (of) => link(of).replace('#', '?utm_source=mail#')],
  ['no slash', (of) => link(of).replace('#/enrol', '#enrol')],
  ['an encoded fragment', (of) => link(of).replace('#', '%23')],
  ['all of it encoded', (of) => encodeURIComponent(link(of))],
  ['angle brackets', (of) => `<${link(of)}>`],
  ['a line break inside', (of) => broken(link(of), '\r\n')],
  ['a line break and a blank inside', (of) => broken(link(of), '\n ')],
  ['lines as mail breaks them', (of) => broken(link(of), '=\r\n')],
  ['an attribute as mail writes it', (of) => `<a href=3D"${broken(link(of), '=\r\n')}">Open</a>`],
  ['3D in front', (of) => link(`3D${of}`)],
  ['a letter around it', (of) => `Geachte,\nuw uitnodiging: ${link(of)} (geldig tot maart).\nMet vriendelijke groeten`],
  ['words behind it', (of) => `${link(of)} Met vriendelijke groeten`],
  ['twice', (of) => link(of) + link(of)],
];

describe('an invitation', () => {
  it.each(hurts)('is read with %s', (_, hurt) => {
    expect(readPasted(hurt(text))).toEqual({ kind: 'plain', text, enrolment });
    expect(readPasted(hurt(locked))).toEqual({ kind: 'locked', text: locked });
    expect(readPasted(hurt(code))).toEqual({ kind: 'code', code });
  });

  it.each([
    ['nothing', '', 'unreadable'],
    ['words', 'geen uitnodiging', 'unreadable'],
    ['a link that was cut', link(text.slice(0, 40)), 'unreadable'],
    ['an encrypted one that was cut', locked.slice(0, -4), 'unreadable'],
    ['an encrypted one without its beginning', locked.slice(8), 'unreadable'],
    ['a number of parts without a header', 'aaaa.bbbb.cccc.dddd.eeee', 'unreadable'],
    ['a torn escape', `${link('')}%E0%A4%A`, 'unreadable'],
  ])('is not taken for one: %s', (_, typed, kind) => {
    expect(readPasted(typed)).toEqual({ kind });
  });
});

describe('a short code', () => {
  const slip = code.replace(/.$/, (last) => (last === '7' ? '8' : '7'));
  it.each([
    ['as it is printed', code],
    ['small and with blanks', `${code.toLowerCase().replace('-', ' ')} `],
    ['without a hyphen', code.replace('-', '')],
    ['in a sentence', `Uw code: ${code}.`],
  ])('is read %s', (_, typed) => {
    expect(readPasted(typed)).toEqual({ kind: 'code', code });
  });

  it.each([
    ['typed', slip],
    ['in a link', link(slip)],
  ])('is told to have a slip, %s', (_, typed) => {
    expect(readPasted(typed)).toEqual({ kind: 'slip' });
  });
});
