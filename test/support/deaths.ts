import { highest, type Said, saidOf, streamAnswers } from './answerStream.ts';
import { Office } from './office.ts';
import { clicked, type Device, seen } from './screen.ts';
import { type Tallied, tally } from './tally.ts';

/** What is done to a device, how often, and what has to be there after that. */
export interface Deaths {
  readonly fault: string;
  readonly browser: string;
  readonly times: number;
  /** Waits for its moment, or makes it, while answers stream in. */
  readonly moment: () => Promise<void>;
  /** Which of the answers must be there afterwards, as the app has spoken of them. */
  readonly sure: (said: Said) => number;
  /** Runs between death and the next start. */
  readonly after?: () => void;
}

/**
 * Has answers stream into a survey on a device that dies in the midst of it, again and again, and tallies that.
 * @returns how many answers had to be there, and in words which were not
 */
export async function die(tablet: Device, { fault, browser, times, moment, sure, after }: Deaths) {
  const office = await Office.open();
  const row = { fault, browser, tried: 0, saved: 0, lost: 0, restored: 0 } satisfies Tallied;
  const losses: string[] = [];
  let last = 0;
  try {
    let screen = await tablet.start();
    await screen.goto(office.url);
    await seen(screen, '[data-offline-ready="yes"]');
    await clicked(screen, '[data-action="begin"]');
    await seen(screen, '[name="contactName"]:not([disabled])');
    const address = await screen.ask(() => location.href);
    for (let time = 1; time <= times; time += 1) {
      await streamAnswers(screen, last);
      await moment();
      const had = sure(await saidOf(screen));
      await tablet.kill();
      after?.();
      screen = await tablet.start();
      await screen.goto(address);
      await seen(screen, '[name="contactName"]:not([disabled])');
      const found = await highest(screen);
      row.tried += 1;
      row.saved += had - last;
      row.restored += await screen.ask(() => document.querySelectorAll('[data-restored]').length);
      if (found < had) {
        row.lost += had - found;
        losses.push(`time ${time}: ${had} was saved, ${found} was found`);
      }
      last = Math.max(found, had);
    }
  } finally {
    tally(row);
    await tablet.dispose();
    await office.close();
  }
  return { saved: row.saved, losses };
}
