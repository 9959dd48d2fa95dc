import { reachFaults } from '../../src/authoring/reach.ts';
import { defaultLimit, routesOf } from '../../src/authoring/routes.ts';
import { programOf } from '../../src/engine/compilation.ts';
import { large } from '../authoring/large.ts';

/** `npm run bench:proof [COUNT]`: how long the lint and the proof of routes of large instruments take. */
const count = Number(process.argv[2] ?? 1000);

const timed = <Found>(run: () => Found): readonly [Found, string] => {
  const [start, used] = [performance.now(), process.cpuUsage()];
  const found = run();
  const [seconds, busy] = [(performance.now() - start) / 1000, process.cpuUsage(used).user / 1e6];
  return [found, `${seconds.toFixed(2)} s (${busy.toFixed(2)} s of a processor)`];
};

const amount = (routes: bigint): string => {
  const digits = `${routes}`;
  return digits.length <= 15 ? digits : `about 10^${digits.length - 1}`;
};

console.log(`${count} gates or checks, at most ${defaultLimit} evaluations for each part`);
for (const [name, make] of Object.entries(large)) {
  const instrument = make(count);
  programOf(instrument);
  const [faults, lint] = timed(() => reachFaults(instrument, defaultLimit));
  const [routes, proof] = timed(() => routesOf(instrument));
  const unproven = faults.filter(({ fault }) => fault === 'not-proven').length;
  const said = [
    `lint ${lint}`,
    `${faults.length} faults${unproven > 0 ? ` (${unproven} not proven)` : ''}`,
    `routes ${proof}`,
    routes.proven ? `${amount(routes.count)} routes` : 'not proven',
  ];
  console.log(`${name}: ${said.join(', ')}`);
}
