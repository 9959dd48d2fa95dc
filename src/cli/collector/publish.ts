import { Command } from '@commander-js/extra-typings';
import type { PublishOutcome } from '../../collector/store/publishedRows.ts';
import { command } from '../command.ts';
import { openCommandStore } from './commandStore.ts';
import { readPublishedFolder } from './publishedFolder.ts';

/** `collector publish`: puts a questionnaire on the shelf. */
export const publishCommand = command(
  () =>
    new Command('publish')
      .summary('offers a questionnaire from a folder')
      .description(
        `Puts the questionnaire in FOLDER on the shelf of the collector in DATA_DIR (default: data), which may be running.
The folder has structure.json, text/<language>.json for each language, and codebook.json where there is one.
Apps offer it from their next start with a network on, where their config.json names its id ("published").

A version is published once and for good: another content needs another version. What has a fault is refused
whole, each fault on a line with its place.`,
      )
      .argument('<FOLDER>', 'the folder')
      .addHelpText('after', '\nExit codes: 0 it is offered, 1 it is refused, 2 a wrong call.'),
  async (_options, context, folder) => {
    const read = await readPublishedFolder(folder);
    if (!read.ok) {
      for (const line of read.fault) context.printError(line);
      return 1;
    }
    const { publication, notes } = read.value;
    for (const note of notes) context.printError(`note: ${note}`);
    const store = await openCommandStore(context);
    if (!store) return 1;
    try {
      const outcome = await store.publish(publication, new Date().toISOString());
      const name = `${publication.id} ${publication.version}`;
      if (outcome === 'other') {
        context.printError(`${name} was published with another content, and stays as it is: publish another version`);
        return 1;
      }
      await context.print([`${name} ${outcomeWords[outcome]}\nsha256 ${publication.sha256}\n`]);
      return 0;
    } finally {
      await store.close();
    }
  },
);

const outcomeWords: Readonly<Record<Exclude<PublishOutcome, 'other'>, string>> = {
  published: 'is published',
  same: 'was published already, with the same content',
  again: 'is offered again',
};
