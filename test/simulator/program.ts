import { parseArgs } from 'node:util';
import { loadWith } from './loadedWith.ts';
import { seededBugs } from './seededBugs.ts';

// `node test/simulator/program.ts [--from 1] [--seeds 100] [--bug name] [--until-found] [--trace]`: simulates seed after
// seed, and prints what came of it as a line of JSON. A process of its own, so that bugs can be put into what it loads.

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '100' },
    bug: { type: 'string' },
    'until-found': { type: 'boolean', default: false },
    trace: { type: 'boolean', default: false },
  },
});
if (values.bug !== undefined) {
  const bug = seededBugs.find(({ name }) => name === values.bug);
  if (!bug) throw new Error(`there is no bug "${values.bug}"`);
  loadWith(bug);
}
const { simulate } = await import('./simulate.ts');

const began = performance.now();
const from = Number(values.from);
const states = new Set<string>();
const tried: Record<string, number> = {};
const failures: unknown[] = [];
let [steps, delivered, sent, seeds] = [0, 0, 0, 0];
let fingerprint = 0;
for (let seed = from; seed < from + Number(values.seeds); seed += 1) {
  const done = await simulate(seed, values.trace);
  seeds += 1;
  steps += done.steps;
  delivered += done.delivered;
  sent += done.sent;
  fingerprint = (Math.imul(fingerprint, 31) + done.fingerprint) >>> 0;
  for (const state of done.states) states.add(state);
  for (const [name, times] of done.tried) tried[name] = (tried[name] ?? 0) + times;
  for (const line of done.lines) console.error(line);
  if (done.violations.length > 0) failures.push({ seed, violations: done.violations });
  if (values['until-found'] && failures.length > 0) break;
}
const ms = Math.round(performance.now() - began);
console.log(JSON.stringify({ seeds, steps, sent, delivered, ms, fingerprint, tried, failures, states: [...states] }));
