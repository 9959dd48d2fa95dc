import type { Block, NeutralInstrument } from './neutral.ts';
import { yesNo } from './yesNo.ts';

/** Yes/no items, each asked unless an earlier one is "no": the one before it (`chain-1000`), or any (`random-1000`). */
export function synthetic(family: 'chain' | 'random', count: number): NeutralInstrument {
  let seed = 12_345;
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return seed / 0x80000000;
  };
  const blocks = Array.from({ length: count }, (_, at): Block => {
    const item = yesNo(`q${at}`, `Vraag ${at}: gebruikt uw onderneming technologie ${at}?`);
    if (at === 0) return { items: [item] };
    const gate = family === 'chain' ? at - 1 : Math.floor(random() * at);
    return { items: [{ ...item, when: { isNot: [`q${gate}`, 'no'] } }] };
  });
  return {
    id: `${family}-${count}`,
    title: `Synthetic ${family} ${count}`,
    modules: [{ id: 'S', title: 'S', blocks }],
  };
}
