import { graphOf } from '../../authoring/graph.ts';
import { type Command, refuse, say } from './reply.ts';
import { openSource, usualInstrument } from './source.ts';

/** `survey graph`: the routing as a drawing. */
export const graph: Command = {
  usage: `Usage: survey graph [ID|FILE]

Prints the routing of an instrument (default: ${usualInstrument}) as a Mermaid flowchart: full arrows follow the
order of the questions, dashed ones lead from where a gate is decided to the question behind it.

  --help  this text

Exit codes: 0 done, 2 a wrong call or a file that can't be read.
`,
  options: [],
  async run({ positionals }) {
    const [name = usualInstrument, ...more] = positionals;
    if (more.length > 0) return refuse('graph takes one ID or FILE');
    const instrument = await openSource(name);
    return instrument.ok ? say(graphOf(instrument.value)) : refuse(...instrument.fault);
  },
};
