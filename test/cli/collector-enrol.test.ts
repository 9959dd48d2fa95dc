import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { readCodeKey } from '../../src/collector/codeKey.ts';
import { hashOf } from '../../src/collector/sender.ts';
import type { Store } from '../../src/collector/store/store.ts';
import { decryptEnrolment } from '../../src/protocol/encryptedEnrolment.ts';
import { readEnrolment } from '../../src/protocol/enrolment.ts';
import { invitation } from '../../src/protocol/invitation.ts';
import { readShortCode } from '../../src/protocol/shortCode.ts';
import { newToken, sendTokenOf } from '../../src/protocol/token.ts';
import { bearer, newCollector, newFolder, put, rowsIn, storeIn } from '../collector/collectors.ts';
import { documentOf, idOf } from '../collector/documents.ts';
import { rowsOf } from '../collector/exports.ts';
import { runToEnd } from '../collector/processes.ts';
import { folderOf } from '../collector/published.ts';
import { howMany } from '../support/long.ts';
import { collectorOn } from './run.ts';

const fragmentOf = (line = '') => line.split('#/enrol/')[1] ?? '';

/** The collector on the register in a folder, with its key. */
function onRegister(folder: string) {
  const store: Store = storeIn(folder);
  const key = readCodeKey(join(folder, 'code.key'));
  if (!key.ok || !key.value) throw new Error('no key');
  return newCollector({ store, intake: 'invited', codeKey: () => key.value });
}

async function redeemed(app: ReturnType<typeof onRegister>['app'], code: string) {
  const answer = await app.request('/api/v1/invitations', { method: 'POST', body: JSON.stringify({ code }) });
  return { status: answer.status, body: await answer.json() };
}

describe('collector enrol, for one case', () => {
  it('registers the case and the token that it prints', async () => {
    const folder = newFolder();
    const { code, out, error } = await collectorOn(
      folder,
      'enrol',
      '--case',
      'x',
      '--enterprise',
      '314595348',
      '--name',
      'Zoë',
    );
    expect([code, error]).toEqual([0, '']);
    const enrolment = readEnrolment(fragmentOf(out.split('\n')[0]));
    if (!enrolment.ok) throw new Error(out);
    expect(enrolment.value).toMatchObject({ case: { id: 'x', enterpriseNumber: '0314.595.348' }, name: 'Zoë' });
    const token = enrolment.value.token ?? '';
    expect(readFileSync(join(folder, 'veldwerk.sqlite')).includes(token)).toBe(false);
    const { app } = onRegister(folder);
    const document = documentOf(idOf(1), { more: { case: { id: 'x' } } });
    expect((await put(app, document)).status).toBe(401);
    expect((await put(app, document, { headers: bearer(token) })).status).toBe(201);
  });

  it('registers a token that was handed out before, and flags one that can be guessed', async () => {
    const folder = newFolder();
    const { code, error } = await collectorOn(folder, 'enrol', '--case', 'x', '--token', 'short-token');
    expect([code, error]).toEqual([0, 'collector: note: a token of under 22 characters can be guessed\n']);
    expect(rowsIn(folder, 'SELECT weak, origin FROM tokens')).toEqual([{ weak: 1, origin: 'hand' }]);
    const send = await sendTokenOf('short-token');
    const hashes = rowsIn(folder, 'SELECT hash FROM token_hashes').map(({ hash }) => hash);
    for (const token of ['short-token', send]) expect(hashes).not.toContain(hashOf(token));
    const { app } = onRegister(folder);
    const document = documentOf(idOf(1), { more: { case: { id: 'x' } } });
    expect((await put(app, document, { headers: bearer('short-token') })).status).toBe(201);
    expect((await put(app, document, { headers: bearer(send) })).status).toBe(200);
    expect((await put(app, document, { headers: bearer('other-token') })).status).toBe(401);
    const other = await collectorOn(folder, 'enrol', '--case', 'y', '--token', 'short-token');
    expect([other.code, other.error]).toContain(1);
  });

  it('keeps the key of codes for its owner alone, outside the database', async () => {
    const folder = newFolder();
    await collectorOn(folder, 'enrol', '--case', 'x');
    expect(statSync(join(folder, 'code.key')).mode & 0o777).toBe(0o400);
  });

  it('makes no second key where the first is gone, and a collector does not start without it', async () => {
    const folder = newFolder();
    await collectorOn(folder, 'enrol', '--case', 'x', '--code');
    rmSync(join(folder, 'code.key'));
    const lost = /code\.key, the key that this database's codes were made under, is not there: put it back/;
    const again = await collectorOn(folder, 'enrol', '--case', 'y', '--code');
    expect([again.code, again.out, again.error]).toEqual([1, '', expect.stringMatching(lost)]);
    expect(existsSync(join(folder, 'code.key'))).toBe(false);
    const environment = { DATA_DIR: folder, INTAKE: 'invited', PORT: '0' };
    const served = await runToEnd('../../src/cli/collector.ts', ['serve', '--no-pages'], environment);
    expect([served.code, served.error]).toEqual([1, expect.stringMatching(lost)]);
  });

  it('prints a link with a short code and no token, and no second one unless asked', async () => {
    const folder = newFolder();
    const first = await collectorOn(folder, 'enrol', '--case', 'x', '--code');
    const [link, shortCode = ''] = first.out.split('\n');
    expect([first.code, readShortCode(shortCode), fragmentOf(link)]).toEqual([0, shortCode, shortCode]);
    const second = await collectorOn(folder, 'enrol', '--case', 'x', '--code');
    expect([second.code, second.out]).toEqual([1, '']);
    const third = await collectorOn(folder, 'enrol', '--case', 'x', '--code', '--reissue');
    const { app } = onRegister(folder);
    expect((await redeemed(app, shortCode)).status).toBe(410);
    expect((await redeemed(app, third.out.split('\n')[1] ?? '')).status).toBe(200);
  });

  it.each([
    [['enrol'], 2, /--case or --from is missing/],
    [['enrol', '--case', 'x', '--enterprise', '0314.595.349'], 2, /check digits do not fit/],
    [['enrol', '--case', 'x', '--expires', 'tomorrow'], 2, /--expires is a day/],
    [['enrol', '--case', 'x', '--from', 'y'], 2, /do not go together/],
    [['enrol', '--from', 'y'], 2, /--out is missing/],
    [['enrol', '--case', 'x', '--out', 'z'], 2, /--out goes with a sample/],
    [['enrol', '--case', 'x', '--code', '--token', 'y'], 2, /--token does not go with --code or --reissue/],
    [['enrol', '--case', 'x', '--expires', '2020-01-01'], 1, /case x cannot be begun after 2020-01-01/],
    [['enrol', '--from', 'y', '--out', 'z', '--expires', '2099-12-31'], 2, /--expires goes with --case/],
    [['enrol', '--case', 'x', '--url', 'survey.example'], 2, /--url is the address of the app/],
    [['enrol', '--case', 'x', '--url', 'http://survey.example/'], 2, /--url is the address of the app/],
    [['enrol', '--from', 'no-such-file', '--out', 'z'], 1, /cannot read no-such-file/],
    [['revoke'], 2, /either --case or --token/],
    [['revoke', '--case', 'x'], 1, /there is no database/],
    [['cases'], 1, /there is no database/],
    [['cases', '--state', 'lost'], 2, /Allowed choices are invited/],
  ])('ends %j with %i', async (args, code, line) => {
    const ran = await collectorOn(newFolder(), ...args);
    expect([ran.code, ran.out, ran.error]).toEqual([code, '', expect.stringMatching(line)]);
  });
});

describe('collector enrol, for a sample', () => {
  const sample = [
    'case;enterprise;name;language;email;expires;A1;contactName',
    'ICT-1;314595348;Café Zoë nv;fr;a@b.example;2099-12-31;80;Zoë',
    "ICT-2;;'=HYPERLINK(1);nl;;;;",
  ].join('\r\n');

  let times = 0;
  async function enrolled(folder: string, text = sample, ...more: string[]) {
    const file = join(folder, 'sample.csv');
    writeFileSync(file, text);
    times += 1;
    const out = join(folder, `out-${times}`);
    const url = 'https://survey.example/';
    const ran = await collectorOn(folder, 'enrol', '--from', file, '--out', out, '--url', url, ...more);
    const letters = () => rowsOf([readFileSync(join(out, 'letters.csv'), 'utf8')]);
    return { ...ran, out: ran.out, folder: out, letters };
  }

  it('writes letters with codes, access codes apart, and a picture for each case', async () => {
    const data = newFolder();
    const { code, out, folder, letters } = await enrolled(data);
    expect([code, out]).toEqual([0, '2 cases added, 0 known\n']);
    const [first, second] = letters();
    expect(first).toMatchObject({
      case: 'ICT-1',
      enterprise: '0314.595.348',
      name: 'Café Zoë nv',
      language: 'fr',
      email: 'a@b.example',
      expires: '2099-12-31',
      link: `https://survey.example/#/enrol/${first?.['code']}`,
    });
    expect(second?.['name']).toBe("'=HYPERLINK(1)");
    const [access, ...none] = rowsOf([readFileSync(join(folder, 'access-codes.csv'), 'utf8')]);
    expect([access?.['case'], none]).toEqual(['ICT-1', []]);
    expect(readdirSync(join(folder, 'qr'))).toHaveLength(2);
    for (const name of [first?.['qr'], second?.['qr']])
      expect(readFileSync(join(folder, name ?? ''), 'utf8')).toMatch(/^<svg /);
    for (const file of ['letters.csv', 'access-codes.csv'])
      expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);

    const { app } = onRegister(data);
    const { status, body } = await redeemed(app, (first?.['code'] ?? '').toLowerCase().replace('-', ' '));
    const { enrolment, known = '' } = invitation.parse(body);
    expect([status, enrolment.case, enrolment.language, enrolment.name]).toEqual([
      200,
      { id: 'ICT-1', enterpriseNumber: '0314.595.348' },
      'fr',
      'Café Zoë nv',
    ]);
    expect(enrolment.prefilled).toBeUndefined();
    const opened = await decryptEnrolment(known, access?.['accessCode'] ?? '');
    expect(opened.ok && opened.value.prefilled).toEqual({ A1: 80, contactName: 'Zoë' });
    const document = documentOf(idOf(1), { more: { case: enrolment.case } });
    expect((await put(app, document, { headers: bearer(enrolment.token ?? '') })).status).toBe(201);
    const states = await collectorOn(data, 'cases');
    expect(rowsOf([states.out]).map((row) => [row['case'], row['state']])).toEqual([
      ['ICT-1', 'delivered'],
      ['ICT-2', 'invited'],
    ]);
  });

  it('taken again adds what is new, names what is known, and issues no second code unless asked', async () => {
    const data = newFolder();
    const first = (await enrolled(data)).letters()[0]?.['code'] ?? '';
    const again = await enrolled(data, `${sample}\r\nICT-3`);
    expect([again.code, again.out, again.error]).toEqual([
      0,
      '1 cases added, 2 known\n',
      'collector: note: case ICT-1 is known\ncollector: note: case ICT-2 is known\n',
    ]);
    expect(again.letters().map((row) => row['case'])).toEqual(['ICT-3']);
    const reissued = await enrolled(data, sample, '--reissue');
    expect(reissued.out).toBe('0 cases added, 2 known\n');
    const { app } = onRegister(data);
    expect((await redeemed(app, first)).status).toBe(410);
    expect((await redeemed(app, reissued.letters()[0]?.['code'] ?? '')).status).toBe(200);
  });

  it('writes nothing over the letters of another time, whose codes stand nowhere else', async () => {
    const data = newFolder();
    const { folder } = await enrolled(data);
    const before = readFileSync(join(folder, 'letters.csv'), 'utf8');
    writeFileSync(join(data, 'sample.csv'), `${sample}\r\nICT-3`);
    const again = await collectorOn(data, 'enrol', '--from', join(data, 'sample.csv'), '--out', folder);
    expect(again.code).toBe(0);
    expect(readFileSync(join(folder, 'letters.csv'), 'utf8')).toBe(before);
    const second = rowsOf([readFileSync(join(folder, 'letters-2.csv'), 'utf8')]);
    expect(second.map((row) => [row['case'], row['qr']])).toEqual([['ICT-3', 'qr-2/00001_ICT-3.svg']]);
    expect(readdirSync(folder).toSorted()).toEqual(['access-codes.csv', 'letters-2.csv', 'letters.csv', 'qr', 'qr-2']);
    const known = await collectorOn(data, 'enrol', '--from', join(data, 'sample.csv'), '--out', folder);
    expect([known.code, known.out, readdirSync(folder).length]).toEqual([0, '0 cases added, 3 known\n', 5]);
    const { app } = onRegister(data);
    for (const row of [...rowsOf([before]), ...second])
      expect((await redeemed(app, row['code'] ?? '')).status).toBe(200);
  });

  it('gives a case another last day with another code', async () => {
    const data = newFolder();
    await enrolled(data, 'case\nx');
    new DatabaseSync(join(data, 'veldwerk.sqlite')).exec("UPDATE cases SET expires_at = '2020-01-01T23:59:59.999Z'");
    const late = await enrolled(data, 'case\nx', '--reissue');
    expect([late.code, late.error]).toEqual([1, expect.stringMatching(/case x cannot be begun after 2020-01-01/)]);
    const { code, letters } = await enrolled(data, 'case,expires\nx,2099-12-31', '--reissue');
    expect(code).toBe(0);
    const { app } = onRegister(data);
    expect((await redeemed(app, letters()[0]?.['code'] ?? '')).status).toBe(200);
  });

  it.each([
    ['another enterprise', 'case,enterprise\nICT-1,0403170701', /case ICT-1 is of the enterprise 0314\.595\.348/],
    ['a last day that is past', 'case,expires\ny,2020-01-01', /case y cannot be begun after 2020-01-01/],
  ])('takes nothing of a sample that gives a case %s', async (_, text, line) => {
    const data = newFolder();
    await enrolled(data);
    const ran = await enrolled(data, text, '--reissue');
    expect([ran.code, ran.out, ran.error]).toEqual([1, '', expect.stringMatching(line)]);
    expect(existsSync(ran.folder)).toBe(false);
  });

  it('takes nothing of a sample with a bad line, and names each', async () => {
    const data = newFolder();
    const bad = await enrolled(data, `${sample}\r\nICT-1\r\nICT-4;0314.595.349`);
    expect([bad.code, bad.out]).toEqual([1, '']);
    expect(bad.error.match(/sample\.csv:\d+: /g)).toEqual(['sample.csv:4: ', 'sample.csv:5: ']);
    expect([existsSync(bad.folder), existsSync(join(data, 'veldwerk.sqlite'))]).toEqual([false, false]);
  });

  it('says that its links are for this machine alone where no address is given', async () => {
    const data = newFolder();
    const file = join(data, 'sample.csv');
    writeFileSync(file, sample);
    const ran = await collectorOn(data, 'enrol', '--from', file, '--out', join(data, 'out'));
    expect([ran.code, ran.error]).toEqual([0, expect.stringMatching(/note: the links are for this machine alone/)]);
  });

  const many = howMany('CASES', 400, 2000);
  it(`takes ${many} cases, each with a code of its own`, async () => {
    const data = newFolder();
    const text = ['case', ...Array.from({ length: many }, (_, at) => `ICT-${at}`)].join('\n');
    const { code, letters } = await enrolled(data, text);
    expect([code, new Set(letters().map((row) => row['code'])).size]).toEqual([0, many]);
    expect(rowsIn(data, 'SELECT count(*) AS n FROM token_hashes')).toEqual([{ n: 2 * many }]);
  });
});

describe('collector revoke', () => {
  it('is not undone by the way: neither by the same token, nor without a new code', async () => {
    const folder = newFolder();
    const [one, other] = [newToken(), newToken()];
    for (const token of [one, other]) await collectorOn(folder, 'enrol', '--case', 'x', '--token', token);
    await collectorOn(folder, 'revoke', '--token', '1');
    const again = await collectorOn(folder, 'enrol', '--case', 'x', '--token', one);
    expect([again.code, again.out, again.error]).toEqual([1, '', expect.stringMatching(/revoked: it is number 1/)]);
    await collectorOn(folder, 'revoke', '--case', 'x');
    for (const more of [[], ['--code'], ['--token', newToken()]]) {
      const ran = await collectorOn(folder, 'enrol', '--case', 'x', ...more);
      expect([ran.code, ran.out, ran.error]).toEqual([
        1,
        '',
        expect.stringMatching(/case x was revoked: --code --reissue/),
      ]);
    }
    const { code, out } = await collectorOn(folder, 'enrol', '--case', 'x', '--code', '--reissue');
    expect(code).toBe(0);
    const { app } = onRegister(folder);
    expect((await redeemed(app, out.split('\n')[1] ?? '')).status).toBe(200);
  });

  it('ends a case, or one token of it by its number', async () => {
    const folder = newFolder();
    const tokens: string[] = [];
    for (let times = 0; times < 2; times += 1) {
      const { out } = await collectorOn(folder, 'enrol', '--case', 'x');
      const enrolment = readEnrolment(fragmentOf(out.trim()));
      tokens.push((enrolment.ok && enrolment.value.token) || '');
    }
    const listed = rowsOf([(await collectorOn(folder, 'cases', '--case', 'x')).out]);
    expect(listed.map((row) => [row['origin'], row['revoked']])).toEqual([
      ['enrol', ''],
      ['enrol', ''],
    ]);
    expect((await collectorOn(folder, 'revoke', '--token', listed[0]?.['token'] ?? '')).code).toBe(0);
    const { app } = onRegister(folder);
    const document = documentOf(idOf(1), { more: { case: { id: 'x' } } });
    const statuses = async () => [
      (await put(app, document, { headers: bearer(tokens[0] ?? '') })).status,
      (await put(app, { ...document, id: idOf(2) }, { headers: bearer(tokens[1] ?? '') })).status,
    ];
    expect(await statuses()).toEqual([401, 201]);
    expect((await collectorOn(folder, 'revoke', '--case', 'x')).code).toBe(0);
    // What is here already keeps its receipt.
    expect(await statuses()).toEqual([401, 200]);
    const { out } = await collectorOn(folder, 'cases', '--state', 'revoked');
    expect(rowsOf([out]).map((row) => row['case'])).toEqual(['x']);
  });
});

describe('collector enrol, for a published questionnaire', () => {
  const id = 'be.office.energy';

  it('invites with the answers that it asks for, and says where nobody can begin it any more', async () => {
    const data = newFolder();
    storeIn(data);
    await collectorOn(data, 'publish', folderOf('energy'));
    const known = join(data, 'known.json');
    const enrol = (name: string, answers: object) => {
      writeFileSync(known, JSON.stringify(answers));
      return collectorOn(data, 'enrol', '--case', name, '--instrument', id, '--prefill', known);
    };
    expect(await enrol('a', { A1: 80 })).toMatchObject({
      code: 1,
      error: expect.stringMatching(/A1: there is no such item/),
    });
    const first = await enrol('a', { E1: '12.5' });
    expect([first.code, first.error]).toEqual([0, '']);
    expect((await collectorOn(data, 'cases')).out).toContain('a');
    await collectorOn(data, 'withdraw', id, '1.0.0');
    const late = await enrol('b', { E1: '12.5' });
    expect([late.code, late.error]).toEqual([0, expect.stringMatching(/note: be\.office\.energy is withdrawn/)]);
  });

  it('takes a sample of its cases, and names what it does not know', async () => {
    const data = newFolder();
    storeIn(data);
    await collectorOn(data, 'publish', folderOf('energy'));
    const sample = join(data, 'sample.csv');
    writeFileSync(sample, 'case;E1\nx;1000,5\n');
    const call = (name: string) =>
      collectorOn(data, 'enrol', '--from', sample, '--out', join(data, 'letters'), '--instrument', name);
    expect((await call(`${id}@1.0.0`)).error).toMatch(/--instrument is the id alone/);
    expect((await call('be.office.none')).error).toMatch(
      /no instrument be\.office\.none; .*on the shelf be\.office\.energy/,
    );
    expect(await call(id)).toMatchObject({ code: 0, out: '1 cases added, 0 known\n' });
  });
});
