import { Command, InvalidArgumentError } from '@commander-js/extra-typings';
import { namedInVain } from '../../collector/namedItems.ts';
import { instrumentsIn } from '../../collector/publishedInstruments.ts';
import type { Store } from '../../collector/store/store.ts';
import { newInstrumentFinder } from '../../export/instrumentFinder.ts';
import { language } from '../../instrument/language.ts';
import { correctionAsking, maxAskedItems, maxMessageLength, messageFault } from '../../protocol/correctionRequest.ts';
import { command, wrongCall } from '../command.ts';
import { openCommandStore } from './commandStore.ts';

/** `--message nl=…`, as often as there are languages. */
const messageOption = (text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> => {
  const [, name = '', message = ''] = /^(\w{2})=(.*)$/s.exec(text) ?? [];
  if (Object.hasOwn(before, name)) throw new InvalidArgumentError(`there are two messages in ${name}`);
  return { ...before, [name]: message.trim() };
};

const itemOption = (text: string, before: readonly string[] = []): string[] => [...before, text];

/** `collector reopen`: asks the respondent of a case for a correction. */
export const reopenCommand = command(
  () =>
    new Command('reopen')
      .summary('asks for a correction of what a case has delivered')
      .description(
        `The respondent's device hears of it at its next contact, shows the message as the office's words with the items named,
and offers to correct what was sent. The case stands as reopened until a correction comes. It is on the office's record.`,
      )
      .argument('<CASE>', 'the id of the case')
      .requiredOption(
        '--message <LANGUAGE=TEXT>',
        `what is to be corrected, in a language (nl, fr, de, en): plain text of at most ${maxMessageLength} characters, without
links, e-mail addresses, account or telephone numbers. Once for each language of the questionnaire`,
        messageOption,
      )
      .option(
        '--item <ID>',
        `an item that it is about, ${maxAskedItems} of them at most; one of a row with its row: awards[k3].amount`,
        itemOption,
      )
      .addHelpText('after', '\nExit codes: 0 asked for, 1 it cannot be, 2 a wrong call.'),
  async ({ message, item = [] }, context, caseId) => {
    for (const [name, text] of Object.entries(message)) {
      if (!language.safeParse(name).success) return wrongCall('--message is a language and a text: nl=…');
      const fault = messageFault(text);
      if (fault) return wrongCall(`--message ${name} is not sent: ${faultWords[fault]}`);
    }
    const asking = correctionAsking.safeParse({ messages: message, items: item }).data;
    if (!asking) return wrongCall(`--item is given ${maxAskedItems} times at most, each with 1 to 200 characters`);
    const store = await openCommandStore(context);
    if (!store) return 1;
    try {
      const fault = await caseFault(store, caseId, asking.items);
      if (fault !== undefined) {
        context.printError(fault);
        return 1;
      }
      const line = { at: new Date().toISOString(), token: 0, act: 'correction-asked', caseId } as const;
      await store.askCorrection(caseId, asking, { ...line, detail: asking.items.join(' ') });
      return 0;
    } finally {
      await store.close();
    }
  },
);

const faultWords: Readonly<Record<NonNullable<ReturnType<typeof messageFault>>, string>> = {
  length: `it has to have 1 to ${maxMessageLength} characters`,
  characters: 'it has a control character, or one that changes the direction of reading',
  address: 'it has a link',
  mail: 'it has an e-mail address',
  account: 'it has an account number',
  telephone: 'it has a telephone number',
};

async function caseFault(store: Store, caseId: string, items: readonly string[]): Promise<string | undefined> {
  const of = await store.caseOf(caseId);
  if (!of) return `there is no case ${caseId}`;
  if (of.deliveredAt === undefined) return `case ${caseId} has delivered nothing`;
  const findInstrument = newInstrumentFinder(instrumentsIn(store));
  const vain = await namedInVain({ store, findInstrument }, caseId, items, true);
  return (
    vain &&
    `${vain.items.join(', ')}: not in what case ${caseId} has delivered to ${vain.instrument.id} ${vain.instrument.version}; an item of a row is named with its row, as in awards[k3].amount`
  );
}
