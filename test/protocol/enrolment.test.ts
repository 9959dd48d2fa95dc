import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { caseName } from '../../src/protocol/case.ts';
import { decryptEnrolment, encryptEnrolment, newAccessCode } from '../../src/protocol/encryptedEnrolment.ts';
import { type Enrolment, enrolmentText, isEncrypted, readEnrolment } from '../../src/protocol/enrolment.ts';

const sample: Enrolment = {
  format: 'veldwerk-enrolment/1',
  case: { id: 'ICT-2024-00017', enterpriseNumber: '0314.595.348' },
  token: 'abc.def-123',
  language: 'fr',
  prefilled: { contactName: 'Élodie «Ĝ» 日本', A1: 80, A2: 'yes' },
};

describe('an enrolment in an address', () => {
  it('is read as it was written, in characters that an address may carry', () => {
    const text = enrolmentText(sample);
    expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(readEnrolment(text)).toEqual({ ok: true, value: sample });
    expect(isEncrypted(text)).toBe(false);
  });

  it('is read whatever its case is called', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }), (id) => {
        fc.pre(id.length <= 200);
        const written: Enrolment = { format: 'veldwerk-enrolment/1', case: { id } };
        expect(readEnrolment(enrolmentText(written))).toEqual({ ok: true, value: written });
      }),
      { seed: 20241124 },
    );
  });

  const unread = { ok: false, fault: 'unreadable' };
  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no JSON', btoa('hello')],
    ['no UTF-8', btoa('\xff\xfe')],
    ['another format', enrolmentText({ ...sample, format: 'other/1' as never })],
    [
      'an enterprise number that is none',
      enrolmentText({ ...sample, case: { id: 'x', enterpriseNumber: '314595348' } }),
    ],
    ['a token that breaks a header', enrolmentText({ ...sample, token: 'a\nb' })],
  ])('is refused: %s', (_what, text) => {
    expect(readEnrolment(text)).toEqual(unread);
  });
});

describe('an enrolment of a newer office', () => {
  const newer = {
    ...sample,
    endpoint: 'https://elsewhere.example',
    case: { ...sample.case, region: 'secret' },
    prefilled: { ...sample.prefilled, Z9: 1 },
  };

  it('is read without what is not known here, which is named in the console', async () => {
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    onTestFinished(() => warned.mockRestore());
    expect(readEnrolment(enrolmentText(newer))).toEqual({
      ok: true,
      value: { ...sample, prefilled: newer.prefilled },
    });
    expect(readEnrolment(enrolmentText(sample)).ok).toBe(true);
    await vi.waitFor(() => expect(warned).toHaveBeenCalled());
    expect(warned.mock.calls).toEqual([['invitation: ignored case.region, endpoint']]);
  });

  it('leaves no such thing in what travels', () => {
    expect(caseName.safeParse(newer.case).success).toBe(false);
  });
});

describe('an encrypted enrolment', () => {
  it('opens with its code, however that is typed, and with no other', async () => {
    const code = newAccessCode();
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
    const text = await encryptEnrolment(sample, code);
    expect(isEncrypted(text)).toBe(true);
    expect(text).not.toContain(sample.case?.id);
    const opened = { ok: true, value: sample };
    expect(await decryptEnrolment(text, code)).toEqual(opened);
    expect(await decryptEnrolment(text, ` ${code.toLowerCase().replaceAll('-', ' ')} `)).toEqual(opened);
    expect(await decryptEnrolment(text, newAccessCode())).toEqual({ ok: false, fault: 'wrong-code' });
    expect(await decryptEnrolment(text, '')).toMatchObject({ ok: false });
  });

  it.each(['a.b.c.d.e', '....', 'x'])('is refused where it is none: %s', async (text) => {
    expect(await decryptEnrolment(text, 'ABCD-EFGH-JKLM')).toEqual({ ok: false, fault: 'unreadable' });
  });
});
