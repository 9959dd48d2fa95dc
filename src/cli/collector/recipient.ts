import { writeFile } from 'node:fs/promises';
import { newRecipient } from '../../protocol/sealed.ts';
import { type Command, refuse } from './command.ts';

/** `collector recipient`: a pair of keys for sealed responses. */
export const recipient: Command = {
  usage: `Usage: collector recipient --out FILE

Makes a pair of keys (P-256). The private one goes to FILE, which must not be there yet: keep it away from the
collector, it opens every response that is sealed for it (collector export --key FILE). The public one is
printed: "recipientKey" in the app's config.json.

Exit codes: 0 made, 1 the file cannot be written, 2 a wrong call.
`,
  options: ['out'],
  async run({ out }, desk) {
    if (out === undefined) return refuse(desk, 'recipient', '--out is missing');
    const pair = await newRecipient();
    try {
      await writeFile(out, `${JSON.stringify(pair.opening)}\n`, { mode: 0o600, flag: 'wx' });
    } catch (cause) {
      desk.complain(cause instanceof Error ? cause.message : String(cause));
      return 1;
    }
    await desk.print([`${JSON.stringify(pair.recipient)}\n`]);
    return 0;
  },
};
