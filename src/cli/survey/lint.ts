import { wordsFor } from '../../authoring/fault.ts';
import { lint as faultsOf } from '../../authoring/lint.ts';
import { type Command, refuse, say } from './reply.ts';
import { faultLine, findSource, usualInstrument } from './source.ts';
import { findWording } from './wording.ts';

/** `survey lint`: the faults of an instrument, a line each. */
export const lint: Command = {
  usage: `Usage: survey lint [ID|FILE] [--limit N]

Prints each fault of an instrument on a line, or "no faults". ID is an instrument of the app (default:
${usualInstrument}), FILE a structure file; its words are looked for in text/<language>.json beside it.

  --limit  evaluations after which a part counts as not proven, which is a fault
  --help   this text

Exit codes: 0 no faults, 1 faults, 2 a wrong call or a file that can't be read.
`,
  options: ['limit'],
  async run({ positionals, limit }) {
    const [name = usualInstrument, ...more] = positionals;
    if (more.length > 0) return refuse('lint takes one ID or FILE');
    const found = await findSource(name);
    if (!found.ok) return refuse(found.fault);
    const { structure } = found.value;
    if (!structure.ok) return say(structure.fault.map((fault) => `${faultLine(fault)}\n`).join(''), 1);
    const wording = await findWording(found.value);
    const faults = faultsOf(structure.value, wording?.texts, limit);
    const lines = [
      ...[...(wording?.broken.values() ?? [])].flat(),
      // Texts that can't be read are there: their own faults are named.
      ...faults.filter((one) => one.fault !== 'no-texts' || !wording?.broken.has(one.language)).map(wordsFor),
    ];
    const notes = wording ? [] : ['no folder "text" beside the structure: its words are not looked at'];
    return lines.length === 0 ? say('no faults\n', 0, notes) : say(lines.map((line) => `${line}\n`).join(''), 1, notes);
  },
};
