import { Command } from '@commander-js/extra-typings';
import { graphOf } from '../../authoring/graph.ts';
import { command } from '../command.ts';
import { printErrors } from './printErrors.ts';
import { defaultInstrument, openSource, sourceName } from './source.ts';

/** `survey graph`: the routing as a drawing. */
export const graphCommand = command(
  () =>
    new Command('graph')
      .summary('its routing as a Mermaid flowchart')
      .description(
        `Prints the routing of an instrument as a Mermaid flowchart: full arrows follow the order of the questions, dashed
ones lead from where a gate is decided to the question behind it.`,
      )
      .argument('[ID|FILE]', sourceName, defaultInstrument)
      .addHelpText('after', "\nExit codes: 0 done, 2 a wrong call or a file that can't be read."),
  async (_options, context, name) => {
    const instrument = await openSource(name);
    if (!instrument.ok) return printErrors(instrument.fault, context);
    await context.print([graphOf(instrument.value)]);
    return 0;
  },
);
