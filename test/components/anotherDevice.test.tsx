import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { response, type Stage } from '../../src/gallery/stage.ts';
import { draftKey } from '../../src/protocol/draftCode.ts';
import type { DraftCopy } from '../../src/protocol/draftCopy.ts';
import { draftDigest, sealDraft } from '../../src/protocol/draftEnvelope.ts';
import type { DraftGetReply } from '../../src/protocol/draftReplies.ts';
import { keepInvitation } from '../../src/session/invitations.ts';
import { changeKeptCopy, type KeptCopy, keptCopy, readKeptCopy } from '../../src/session/keptCopy.ts';
import { editLockName } from '../../src/storage/editLock.ts';
import type { ResponseRow } from '../../src/storage/rows.ts';
import { count, fillIn, seen, tap } from './sight.ts';
import { stageAt } from './stageAt.tsx';

const copiedAt = '2024-11-05T10:12:00.000Z';
const code = '00000-00000-00000-00000-00000';
const otherCode = '11111-11111-11111-11111-11119';
const [here, there] = ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'];
const instrument = { id: 'be.statbel.ict-2024', version: '1.1.0' };
const invited = { case: { id: 'ICT-00017', enterpriseNumber: '0314.595.348' }, token: 'token' };
const copies = `#/r/${response}/another-device`;

afterEach(() => void vi.restoreAllMocks());

/** Copies of the draft are kept, as far as is said. */
const copied = (kept: Partial<KeptCopy>) => async (stage: Stage) => {
  stage.config.value = { endpoint: 'api/v1', draftCopy: true };
  await changeKeptCopy(stage.store, response, () => ({
    ...{ response, writer: here, code, at: 1_000, lift: 0, differences: [], copiedAt },
    ...kept,
  }));
};

/** A draft of an invited case, where the office keeps copies; and what is kept of its copies, where they are on. */
const draft =
  (kept?: Partial<KeptCopy>, row: Partial<ResponseRow> = invited) =>
  async (stage: Stage) => {
    stage.config.value = { endpoint: 'api/v1', draftCopy: true };
    await stage.draft({ A1: 40, A2: 'yes' }, [], row);
    if (kept) await copied(kept)(stage);
  };

const textOf = async (selector: string) => (await seen(selector)).textContent.replace(/\s+/g, ' ').trim();
/** Waits until what was kept is read and drawn. */
async function settled({ store }: Stage): Promise<void> {
  await readKeptCopy(store, response);
  for (const _ of [1, 2]) await new Promise((resolve) => requestAnimationFrame(resolve));
}
const focused = () => document.activeElement;

it('shows the code once, to be copied, printed or written down, and then how the copies stand', async () => {
  const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const printed = vi.spyOn(window, 'print').mockReturnValue();
  const stage = await stageAt(copies, draft());
  await seen('[data-copies="off"] [data-copies-off]');
  await tap('[data-action="copies-on"]');
  const shown = await textOf('[data-draft-code]');
  expect(shown).toMatch(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/);
  expect((await readKeptCopy(stage.store, response))?.code).toBe(shown);
  // One reads the code first, and is told nothing else meanwhile.
  await expect.poll(() => focused()?.id).toBe('draft-code-title');
  expect(count('[data-copied]')).toBe(0);
  await tap('[data-action="copy-code"]');
  expect(written).toHaveBeenCalledExactlyOnceWith(shown);
  await expect.poll(() => textOf('.draft-code [role="status"]')).toBe('De code is gekopieerd.');
  await tap('[data-action="print-code"]');
  expect(printed).toHaveBeenCalledOnce();
  await tap('[data-action="code-kept"]');
  expect(await textOf('[data-copies="on"] [data-copied="waiting"]')).toContain('Er is nog niets gekopieerd');
  expect(count('[data-draft-code]')).toBe(0);
  expect(document.body.textContent).not.toContain(shown);
  // Where one was is gone; what it led to is read.
  await expect.poll(() => focused()?.id).toBe('copies-on-title');
});

it('says so where the browser does not let the code be copied', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  await stageAt(copies, draft());
  await tap('[data-action="copies-on"]');
  await tap('[data-action="copy-code"]');
  await expect.poll(() => textOf('.draft-code [role="status"]')).toContain('laat kopiëren niet toe');
});

it.each([
  { kept: {}, state: 'all', said: 'Laatst gekopieerd: 5 november 2024' },
  { kept: { at: 1 }, state: 'waiting', said: 'staat nog niet in de kopie' },
  { kept: { ended: 'delivered' }, state: 'delivered', said: 'vanaf een ander toestel ontvangen' },
  { kept: { ended: 'leaps' }, state: 'leaps', said: 'helpdesk' },
] as const)('says how the copies stand: $state', async ({ kept, state, said }) => {
  await stageAt(copies, draft(kept));
  expect(await textOf(`[data-copied="${state}"]`)).toContain(said);
  // What is done with for good is not tried again.
  expect(count('[data-action="copy-now"]')).toBe('ended' in kept ? 0 : 1);
  expect(count('[data-action="copies-off"]')).toBe(state === 'delivered' ? 0 : 1);
});

it('copies at once when it is asked to, and says where the collector cannot be reached', async () => {
  const stage = await stageAt(copies, draft({ at: 1 }));
  await tap('[data-action="copy-now"]');
  expect(await textOf('[data-copies="on"] [role="alert"]')).toContain('Kopiëren lukt nu niet');
  stage.drafts = { ...stage.drafts, put: async () => ({ kind: 'kept' }) };
  await tap('[data-action="copy-now"]');
  await seen('[data-copied="all"]');
  await expect.poll(() => count('[role="alert"]')).toBe(0);
});

it('is turned off after a question, and stays on where the copy could not be deleted', async () => {
  const stage = await stageAt(copies, draft({}));
  await tap('[data-action="copies-off"]');
  expect(await textOf('[role="alertdialog"]')).toContain('opent daarna niets meer');
  // The question has the focus, on what changes nothing, and Escape leaves it.
  await expect.poll(() => focused()?.textContent).toBe('Annuleren');
  focused()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  await expect.poll(() => count('[role="alertdialog"]')).toBe(0);
  await expect.poll(() => focused()?.getAttribute('data-action')).toBe('copies-off');
  await tap('[data-action="copies-off"]');
  await tap('[data-action="confirm-copies-off"]');
  expect(await textOf('[data-copies="on"] [role="alert"]')).toContain('kon nu niet worden verwijderd');
  expect((await readKeptCopy(stage.store, response))?.code).toBe(code);
  stage.drafts = { ...stage.drafts, remove: async () => ({ kind: 'removed' }) };
  await tap('[data-action="copies-off"]');
  await tap('[data-action="confirm-copies-off"]');
  await seen('[data-copies="off"] [data-copies-off="ended"]');
  await expect.poll(() => focused()?.textContent).toContain('is verwijderd');
  expect((await readKeptCopy(stage.store, response))?.code).toBeUndefined();
});

it('offers to turn on again what was removed at the collector, under a new code', async () => {
  const stage = await stageAt(copies, draft({ ended: 'removed', etag: 'a'.repeat(64) }));
  expect(await textOf('[data-copies="removed"] h2')).toBe('Er wordt niets meer gekopieerd');
  await tap('[data-action="copies-on"]');
  const shown = await textOf('[data-draft-code]');
  expect(shown).not.toBe(code);
  const kept = await readKeptCopy(stage.store, response);
  expect(kept).toMatchObject({ code: shown });
  expect([kept?.ended, kept?.etag]).toEqual([undefined, undefined]);
});

it.each([
  { name: 'the office keeps none', prepare: (stage: Stage) => stage.draft({ A1: 40 }, [], invited) },
  { name: 'there is no case', prepare: draft(undefined, {}) },
])('offers nothing where $name', async ({ prepare }) => {
  await stageAt('#/', prepare);
  await seen(`[data-response="${response}"] [data-action="continue"]`);
  expect(count('[data-action="to-another-device"]')).toBe(0);
  location.hash = copies;
  expect(await textOf('[data-copies="none"]')).toContain('kan geen kopie worden bewaard');
  expect(count('[data-action="copies-on"]')).toBe(0);
  location.hash = `#/r/${response}/A`;
  await seen('[data-question="A1"] input');
  expect(count('[data-copy-notice]')).toBe(0);
});

it.each([
  { name: 'a copy is kept', kept: { etag: 'a'.repeat(64) }, said: 1 },
  { name: 'copies are off', kept: undefined, said: 0 },
  { name: 'nothing was copied yet', kept: {}, said: 0 },
  { name: 'the copy is gone', kept: { etag: 'a'.repeat(64), ended: 'removed' }, said: 0 },
] as const)('says before a draft is deleted whether its copy stays: $name', async ({ kept, said }) => {
  const stage = await stageAt('#/', draft(kept));
  await tap('[data-action="delete"]');
  await seen('[role="alertdialog"] [role="status"]');
  await settled(stage);
  expect(count('[data-copy-stays]')).toBe(said);
  if (said === 0) return;
  (await seen('[data-copy-stays] a')).click();
  await seen('[data-copies="on"] [data-action="copies-off"]');
  expect(await stage.store.read(response)).toBeDefined();
});

const draftThere: DraftCopy = {
  ...{ format: 'veldwerk-draft/1', response, instrument, startedAt: copiedAt, seq: 2, writer: there },
  entries: { 'answered A1': { seq: 2, writer: there, value: { kind: 'answered', value: 40 } } },
  differences: [],
  times: {},
};

async function sealed(copy: DraftCopy): Promise<DraftGetReply> {
  const bytes = await sealDraft(copy, await draftKey(code, response), undefined);
  if (!bytes.ok) throw new Error(bytes.fault);
  return { kind: 'copy', bytes: bytes.value, sha256: await draftDigest(bytes.value) };
}

/** An invitation whose draft was begun on another device, and what the collector says to who asks for its copy. */
const elsewhere =
  (reply: () => Promise<DraftGetReply>, drafts = [{ response, at: copiedAt }]) =>
  async (stage: Stage) => {
    stage.config.value = { endpoint: 'api/v1', draftCopy: true };
    stage.standingOfCase = {
      kind: 'status',
      status: { case: invited.case, instrument: instrument.id, state: 'opened', drafts, requests: [] },
    };
    stage.drafts = { ...stage.drafts, get: reply };
    const enrolment = { format: 'veldwerk-enrolment/1', name: 'Bakkerij Peeters bv', ...invited } as const;
    await keepInvitation(stage.store, { id: 'one', enrolment });
  };

async function typeCode(text: string): Promise<void> {
  const field = await fillIn('[name="draft-code"]', text);
  field.form?.requestSubmit();
}

it('goes on with what is found, after a look at what it is', async () => {
  const stage = await stageAt(
    '#/',
    elsewhere(() => sealed(draftThere)),
  );
  await tap('[data-action="look-elsewhere"]');
  expect(await textOf('[data-go-on="offered"] [role="status"]')).toContain('5 november 2024');
  await typeCode(code.replaceAll('-', ' '));
  expect(await textOf('[data-go-on="found"] [role="status"]')).toContain(
    '1 antwoord, laatst gekopieerd op 5 november 2024',
  );
  // The field is gone; what to press has the focus.
  await expect.poll(() => focused()?.getAttribute('data-action')).toBe('take-draft');
  expect(await stage.store.read(response)).toBeUndefined();
  await tap('[data-action="take-draft"]');
  await seen('[data-module="ID"]');
  const { row, answers } = (await stage.store.read(response)) ?? {};
  expect(row).toMatchObject({ state: 'draft', case: invited.case, token: 'token' });
  expect(answers?.map(({ item, value }) => [item, value])).toEqual([['A1', 40]]);
});

const never = async (): Promise<DraftGetReply> => {
  throw new Error('nobody was to be asked');
};
const damaged = async (): Promise<DraftGetReply> => ({
  kind: 'copy',
  bytes: new Uint8Array(9),
  sha256: '0'.repeat(64),
});

const reasons: readonly {
  readonly name: string;
  readonly typed: string;
  readonly reply: () => Promise<DraftGetReply>;
  readonly said: string;
}[] = [
  { name: 'a slip', typed: code.replace(/0$/, '1'), reply: never, said: 'niet de hele code' },
  { name: 'half a code', typed: '00000', reply: never, said: 'niet de hele code' },
  { name: 'a wrong code', typed: otherCode, reply: () => sealed(draftThere), said: 'opent de kopie niet' },
  { name: 'a damaged copy', typed: code, reply: damaged, said: 'beschadigd of door een nieuwere versie' },
  {
    name: 'a copy of another survey',
    typed: code,
    reply: () => sealed({ ...draftThere, instrument: { ...instrument, id: 'be.statbel.other' } }),
    said: 'hoort bij een andere enquête',
  },
  { name: 'none', typed: code, reply: async () => ({ kind: 'none' }), said: 'staat niet meer bij de instantie' },
  { name: 'delivered', typed: code, reply: async () => ({ kind: 'delivered' }), said: 'al vanaf een ander toestel' },
  {
    name: 'a token that is not accepted',
    typed: code,
    reply: async () => ({ kind: 'unauthorised' }),
    said: 'nieuwe uitnodiging',
  },
  { name: 'no answer', typed: code, reply: async () => ({ kind: 'later' }), said: 'nu niet bereikbaar' },
];
it.each(reasons)('says in words, at the field, why it does not go on: $name', async ({ typed, reply, said }) => {
  const stage = await stageAt('#/', elsewhere(reply));
  await tap('[data-action="look-elsewhere"]');
  await typeCode(typed);
  const alert = await seen('[data-go-on="offered"] [role="alert"]');
  expect(alert.textContent).toContain(said);
  const field = await seen('[name="draft-code"][aria-invalid="true"]');
  expect(field.getAttribute('aria-describedby')?.split(' ')).toContain(alert.id);
  await expect.poll(focused).toBe(field);
  expect(await stage.store.read(response)).toBeUndefined();
});

it.each([
  {
    name: 'it was sent from here before',
    prepare: (stage: Stage) =>
      stage.received({ id: response, sha256: 'a'.repeat(64), receivedAt: copiedAt, code: '7K2M-9QXA-04TD' }),
    copy: draftThere,
    said: 'staat of stond al op dit toestel',
  },
  {
    name: 'this app does not know the questionnaire',
    prepare: () => {},
    copy: { ...draftThere, instrument: { ...instrument, version: '9.0.0' } },
    said: 'kent de versie van deze enquête niet',
  },
  {
    name: 'the questionnaire cannot be fetched',
    prepare: (stage: Stage) => {
      stage.gone = instrument.id;
    },
    copy: draftThere,
    said: 'moet eerst worden opgehaald',
  },
])('says why what was found does not go on here: $name', async ({ prepare, copy, said }) => {
  const stage = await stageAt(
    '#/',
    elsewhere(() => sealed(copy)),
  );
  await tap('[data-action="look-elsewhere"]');
  await typeCode(code);
  await prepare(stage);
  await tap('[data-action="take-draft"]');
  expect(await textOf('[data-go-on="found"] [role="alert"]')).toContain(said);
  expect(await stage.store.read(response)).toBeUndefined();
});

it('says that there is no copy, or that nobody could be asked', async () => {
  const stage = await stageAt('#/', elsewhere(never, []));
  await tap('[data-action="look-elsewhere"]');
  expect(await textOf('[data-go-on="none"]')).toContain('staat geen kopie');
  expect(stage.online.value).toBe(true);
});

const differences: KeptCopy['differences'] = [
  { name: 'answered A1', seq: 9, writer: there, value: { kind: 'answered', value: 42 } },
  { name: 'answered A2', seq: 8, writer: there, value: { kind: 'answered', value: 'no' } },
];

it('shows on the question what both said, settles it by a press, and says what is left', async () => {
  const stage = await stageAt(`#/r/${response}/A`, draft({ differences }));
  const on = (question: string) => `[data-question="${question}"] [data-difference]`;
  expect(await textOf(`${on('A1')} dl`)).toMatch(/^Nu ingevuld40 %Op een ander toestel42 %$/);
  expect(await textOf(`${on('A2')} dl`)).toMatch(/^Nu ingevuldJaOp een ander toestelNee/);
  // What changes in it is announced: it is there as long as the draft is.
  const notice = await seen('[role="status"]:has(> [data-copy-notice="differ"])');
  expect(notice.textContent).toContain('2 antwoorden verschillen');
  await tap(`${on('A1')} [data-settle="take"]`);
  await expect.poll(() => count(on('A1'))).toBe(0);
  expect(document.querySelector<HTMLInputElement>('[name="A1"]')?.value).toBe('42');
  // Who pressed a button that is gone is at its question.
  await expect.poll(() => focused()?.closest('[data-question]')?.getAttribute('data-question')).toBe('A1');
  expect(notice.textContent).toContain('1 antwoord verschilt');
  await tap(`${on('A2')} [data-settle="keep"]`);
  await expect.poll(() => count('[data-difference]')).toBe(0);
  expect(document.querySelector<HTMLInputElement>('[name="A2"]:checked')?.value).toBe('yes');
  await expect.poll(() => notice.textContent).toContain('er verschilt niets meer');
  expect(notice.isConnected).toBe(true);
  expect(await readKeptCopy(stage.store, response)).toMatchObject({ differences: [] });
});

it('shows no difference where one answers as the other device did', async () => {
  await stageAt(`#/r/${response}/A`, draft({ differences }));
  const isShown = () => count('[data-question="A1"] [data-difference]');
  await seen('[data-question="A1"] [data-difference]');
  const field = await seen('[name="A1"]');
  if (!(field instanceof HTMLInputElement)) expect.fail('no field');
  for (const [typed, shown] of [
    ['42', 0],
    ['43', 1],
    ['42', 0],
  ] as const) {
    field.value = typed;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await expect.poll(isShown).toBe(shown);
  }
  expect(await textOf('[data-copy-notice]')).toContain('1 antwoord verschilt');
});

it('tells a remark from an answer', async () => {
  const about = { kind: 'remark', about: 'A2', text: 'Tot juni.', send: true } as const;
  const one = { name: 'remark A2', seq: 7, writer: there, value: about };
  await stageAt(`#/r/${response}/A`, draft({ differences: [one] }));
  expect(await textOf('[data-difference="remark A2"] dl')).toBe(
    'Nu ingevuldgeen opmerkingOp een ander toestelOpmerking: Tot juni.',
  );
});

it('settles nothing in a window that only reads, and shows it', async () => {
  let release = () => {};
  onTestFinished(() => release());
  // Another window has it, and keeps it.
  await new Promise<void>((held) => {
    void navigator.locks.request(editLockName(response), { steal: true }, () => {
      held();
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    });
  });
  await stageAt(`#/r/${response}/A`, draft({ differences }));
  await seen('[data-question="A1"] [data-difference] dl');
  await seen('[name="A1"]:disabled');
  expect(count('[data-settle]')).toBe(0);
});

it('has each difference settled on the review before anything is completed', async () => {
  const stage = await stageAt(`#/r/${response}/review`, async (one) => {
    await one.filledDraft({ A1: 80, A2: 'yes', F: 25 }, invited);
    await copied({ differences })(one);
  });
  await seen('.summary [data-differences="2"]');
  expect(await textOf('[data-difference="answered A1"]')).toContain('42 %');
  expect(count('[data-action="complete-now"]')).toBe(0);
  const complete = await seen('[data-action="complete"]');
  expect(complete.getAttribute('aria-disabled')).toBe('true');
  complete.click();
  await expect.poll(() => focused()?.getAttribute('aria-labelledby')).toBe('summary-title');
  expect((await stage.store.read(response))?.row.state).toBe('draft');
  await tap('[data-difference="answered A1"] [data-settle="keep"]');
  await seen('.summary [data-differences="1"]');
  // The next one is at hand.
  await expect.poll(() => focused()?.closest('[data-difference]')?.getAttribute('data-difference')).toBe('answered A2');
  await tap('[data-difference="answered A2"] [data-settle="keep"]');
  await seen('.summary--ready [data-action="complete-now"]');
  await expect.poll(() => focused()?.id).toBe('summary-title');
  await tap('[data-action="complete-now"]');
  await seen('[data-page="delivery"]');
  expect((await stage.store.read(response))?.row.state).toBe('complete');
});

it('completes nothing where the page has not read yet what differs', async () => {
  const stage = await stageAt(`#/r/${response}/review`, async (one) => {
    await one.filledDraft({ A1: 80, A2: 'yes', F: 25 }, invited);
    await copied({ differences })(one);
    const { watch } = one.store;
    // What is kept of copies comes late.
    one.store = {
      ...one.store,
      watch: (read, onValue, onFault) =>
        watch(read, (value) => keptCopy.safeParse(value).success || onValue(value), onFault),
    };
  });
  (await seen('[data-action="complete-now"]')).click();
  await seen('.summary [data-differences="2"]');
  expect((await stage.store.read(response))?.row.state).toBe('draft');
});

it('offers no completing of what was received from another device, but a correction with what is here', async () => {
  const stage = await stageAt(`#/r/${response}/review`, async (one) => {
    await one.filledDraft({ A1: 80, A2: 'yes', F: 25 }, invited);
    await copied({ ended: 'delivered' })(one);
  });
  await seen('.summary [data-delivered-elsewhere]');
  expect((await seen('#summary-title')).textContent).toContain('vanaf een ander toestel ontvangen');
  expect([count('[data-action="complete"]'), count('[data-action="complete-now"]')]).toEqual([0, 0]);
  await tap('[data-action="correct-elsewhere"]');
  await seen('[data-correcting]');
  // What the other device sent is not here, and is not made up of what is.
  expect((await seen('[data-changes="0"]')).textContent).toContain('andere toestel verzonden');
  const { responses } = await stage.store.list();
  const correction = responses.find(({ row }) => row.corrects);
  expect(correction?.row.corrects).toEqual({ id: response, supersedes: response });
  expect(correction?.answers.find(({ item }) => item === 'A1')?.value).toBe(80);
  expect((await stage.store.read(response))?.row.state).toBe('draft');
});

it('completes nothing where the page has not read yet that it was received', async () => {
  const stage = await stageAt(`#/r/${response}/review`, async (one) => {
    await one.filledDraft({ A1: 80, A2: 'yes', F: 25 }, invited);
    await copied({ ended: 'delivered' })(one);
    const { watch } = one.store;
    one.store = {
      ...one.store,
      watch: (read, onValue, onFault) =>
        watch(read, (value) => keptCopy.safeParse(value).success || onValue(value), onFault),
    };
  });
  (await seen('[data-action="complete-now"]')).click();
  await seen('.summary [data-delivered-elsewhere]');
  expect((await stage.store.read(response))?.row.state).toBe('draft');
});
