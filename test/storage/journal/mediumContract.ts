import type { Medium } from '../../../src/storage/journal/medium.ts';

/** Checks one thing that every medium keeps to; throws where it does not. `open`: each time as another page would. */
export type MediumCheck = (open: () => Promise<Medium>) => Promise<void>;

/** By what is checked: `kept`, or what went wrong; `none` where the browser has no such medium. */
export type Findings = Readonly<Record<string, string>> | 'none';

const unused = (): string => `contract-${crypto.randomUUID()}`;

function same(found: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${one?.slice(0, 200)} instead of ${other?.slice(0, 200)}`);
}

const textOf = async (medium: Medium, name: string) => (await medium.contents()).get(name);
const knows = async (medium: Medium, name: string) => (await medium.names()).includes(name);

/** What every medium keeps to. It runs in a browser's worker as well, so that it needs nothing that tests have elsewhere. */
export const mediumContract: Readonly<Record<string, MediumCheck>> = {
  'has what was added to each segment, in its order': async (open) => {
    const medium = await open();
    const [one, other] = [unused(), unused()];
    await medium.append(one, 'één\n');
    await medium.append(other, 'x\n');
    await medium.append(one, '日本\n');
    for (const name of [one, other]) medium.release(name);
    same(await textOf(medium, one), 'één\n日本\n');
    same(await textOf(medium, other), 'x\n');
    same([await knows(medium, one), await knows(medium, other), await knows(medium, unused())], [true, true, false]);
    for (const name of [one, other]) await medium.remove(name);
  },

  'goes on at the end of what it let go of': async (open) => {
    const medium = await open();
    const name = unused();
    for (const line of ['1\n', '2\n', '3\n']) {
      await medium.append(name, line);
      medium.release(name);
    }
    same(await textOf(medium, name), '1\n2\n3\n');
    await medium.remove(name);
  },

  'shows another page all of a segment that is being written, or leaves it out': async (open) => {
    const [writer, reader] = [await open(), await open()];
    const name = unused();
    await writer.append(name, '1\n');
    await writer.append(name, '2\n');
    const held = await textOf(reader, name);
    if (held !== undefined) same(held, '1\n2\n');
    same(await knows(reader, name), true);
    writer.release(name);
    same(await textOf(reader, name), '1\n2\n');
    await reader.remove(name);
    same(await knows(writer, name), false);
  },

  'removes what is there, and bears what is not': async (open) => {
    const medium = await open();
    const name = unused();
    await medium.append(name, '1\n');
    // Its own it removes also while it writes it.
    await medium.remove(name);
    same([await knows(medium, name), await textOf(medium, name)], [false, undefined]);
    await medium.remove(name);
    await medium.append(name, 'anew\n');
    medium.release(name);
    same(await textOf(medium, name), 'anew\n');
    await medium.remove(name);
  },

  'bears the removal of what another page still writes': async (open) => {
    const [writer, other] = [await open(), await open()];
    const name = unused();
    await writer.append(name, '1\n');
    await other.remove(name);
    await writer.append(name, '2\n');
    writer.release(name);
    // Whether the first line went with it is up to the medium; the second one was added after that.
    same((await textOf(other, name))?.endsWith('2\n'), true);
    await other.remove(name);
    same(await knows(other, name), false);
  },

  'takes a line of a megabyte, and many segments by turns': async (open) => {
    const medium = await open();
    const names = Array.from({ length: 60 }, unused);
    const long = `${'é'.repeat(500_000)}\n`;
    await medium.append(names[0] ?? '', long);
    for (const line of ['1\n', '2\n']) for (const name of names) await medium.append(name, line);
    for (const name of names) medium.release(name);
    const found = await (await open()).contents();
    same(
      names.map((name) => found.get(name)?.slice(-4)),
      names.map(() => '1\n2\n'),
    );
    same(found.get(names[0] ?? '')?.length, long.length + 4);
    for (const name of names) await medium.remove(name);
    same(
      (await medium.names()).filter((name) => names.includes(name)),
      [],
    );
  },
};
