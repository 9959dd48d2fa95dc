import { assess } from '../../engine/assessment.ts';
import { outlineOf } from '../../engine/outline.ts';
import type { Answers } from '../../engine/value.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { readJson } from './json.ts';
import { type Command, refuse, say } from './reply.ts';
import { openSource, usualInstrument } from './source.ts';

const isAnswers = (data: unknown): data is Answers => typeof data === 'object' && data !== null && !Array.isArray(data);

/** Takes answers as they are, values of every kind included; only an id that the instrument does not have is a fault. */
function answersIn(instrument: Instrument, data: unknown, place: string): Result<Answers, string> {
  if (!isAnswers(data)) return fail(`${place}: expected an object of answers by item id`);
  const { items } = outlineOf(instrument);
  const unknown = Object.keys(data).filter((id) => !items.has(id));
  return unknown.length === 0
    ? ok(data)
    : fail(`${place}: ${instrument.id} has no item ${unknown.map((id) => JSON.stringify(id)).join(', ')}`);
}

/** `survey route`: what a set of answers, or each of many, gives. */
export const route: Command = {
  usage: `Usage: survey route FILE [--instrument ID]

Reads one object of answers by item id, or an array of them, from FILE (- for the standard input), and prints the
route as JSON: an object for an object, an array for an array. Null and "" are blank.

  {"asked": [...], "waiting": [...], "notApplicable": [...], "missing": [...],
   "findings": [{"check": "K20", "level": "hard", "items": ["B3a", "B3b"]}]}

  --instrument  an instrument's id or structure file (default: ${usualInstrument})
  --help        this text

Exit codes: 0 done, whatever the findings; 2 a wrong call, a file that can't be read, an unknown item.
`,
  options: ['instrument'],
  async run({ positionals, instrument: name = usualInstrument }) {
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return refuse('route takes one FILE, or - for the standard input');
    const instrument = await openSource(name);
    if (!instrument.ok) return refuse(...instrument.fault);
    const read = await readJson(file);
    if (!read.ok) return refuse(read.fault);
    const place = file === '-' ? 'standard input' : file;
    const many = Array.isArray(read.value);
    const all: unknown[] = Array.isArray(read.value) ? read.value : [read.value];
    const assessed: string[] = [];
    for (const [at, data] of all.entries()) {
      const answers = answersIn(instrument.value, data, many ? `${place}[${at}]` : place);
      if (!answers.ok) return refuse(answers.fault);
      assessed.push(JSON.stringify(assess(instrument.value, answers.value)));
    }
    return say(many ? `[${assessed.join(',\n')}]\n` : `${assessed.join('')}\n`);
  },
};
