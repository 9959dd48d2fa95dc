import { writeFile } from 'node:fs/promises';
import { messagesFile, readMessages, sourceOf } from './messages.ts';

// `npm run messages`: the types of the interface's words, after a change in the Dutch ones.
await writeFile(messagesFile, sourceOf(await readMessages('nl')));
