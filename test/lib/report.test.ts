import { expect, it } from 'vitest';
import { type Caught, keepReports, loadReports, report } from '../../src/lib/report.ts';

it('keeps what went wrong before the list was loaded, and loads the list for it', async () => {
  for (let n = 0; n < 40; n += 1) report(`early ${n}`, new Error('x'));
  const kept: Caught[] = [];
  let tries = 0;
  loadReports(async () => {
    tries += 1;
    if (tries === 1) throw new Error('no network');
    keepReports((caught) => kept.push(caught));
  });
  report('without a network', 'x');
  await Promise.resolve();
  expect(kept).toEqual([]);
  report('with one', 'x');
  await expect.poll(() => kept.length).toBe(42);
  expect(kept.slice(-2).map(({ where }) => where)).toEqual(['without a network', 'with one']);
  report('later', 'x');
  expect(kept.at(-1)?.where).toBe('later');
  expect(tries).toBe(2);
});
