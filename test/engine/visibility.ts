/**
 * Who is asked what, written down a second time from the paper form's routing (visibility rules and the rule for
 * blanks), without a look at the gates of the structure. Undefined: it can't be told yet.
 */
export type Said = Readonly<Record<string, string | number>>;
type Visible = (said: Said) => boolean | undefined;

const lettered = (question: string, letters: string): string[] => [...letters].map((letter) => `${question}${letter}`);
export const e1 = lettered('E1', 'abcdefg');

/** A blank A1 counts as more than 0. */
const net = (said: Said): boolean => said['A1'] !== 0;
const yes = (said: Said, item: string): boolean | undefined => {
  const value = said[item];
  return value === undefined ? undefined : value === 'yes';
};

function webSales(said: Said): boolean | undefined {
  if (said['B1a'] === 'yes' || said['B1b'] === 'yes') return true;
  return said['B1a'] === 'no' && said['B1b'] === 'no' ? false : undefined;
}

function usesAi(said: Said): boolean | undefined {
  if (e1.some((item) => said[item] === 'yes')) return true;
  return e1.every((item) => said[item] === 'no') ? false : undefined;
}

const always: Visible = () => true;
const internet: Visible = net;
const fixedLine: Visible = (said) => net(said) && yes(said, 'A2');
const webSeller: Visible = (said) => net(said) && webSales(said);
const ediSeller: Visible = (said) => net(said) && yes(said, 'B6');
const recruited: Visible = (said) => yes(said, 'C3');
// What stands behind an open gate was never asked, so its draft says nothing: first C3, then C4.
const hardToFill: Visible = (said) => (yes(said, 'C3') ? yes(said, 'C4') : yes(said, 'C3'));
const user: Visible = usesAi;
const personalData: Visible = (said) => (usesAi(said) ? yes(said, 'E4') : usesAi(said));
const nonUser: Visible = (said) => {
  const uses = usesAi(said);
  return uses === undefined ? undefined : !uses;
};
const considered: Visible = (said) => (nonUser(said) ? yes(said, 'E6') : nonUser(said));

/** Every item in the order of the form, with the rule that shows it. */
export const form: readonly { readonly visible: Visible; readonly items: readonly string[] }[] = [
  { visible: always, items: ['contactName', 'contactFunction', 'contactEmail', 'contactPhone'] },
  { visible: always, items: ['A1'] },
  { visible: internet, items: ['A2'] },
  { visible: fixedLine, items: ['A3', 'A4'] },
  { visible: internet, items: [...lettered('A5', 'abc'), 'A6'] },
  { visible: internet, items: lettered('B1', 'ab') },
  {
    visible: webSeller,
    items: ['B2', ...lettered('B3', 'ab'), ...lettered('B4', 'ab'), ...lettered('B5', 'abc')],
  },
  { visible: internet, items: ['B6'] },
  { visible: ediSeller, items: ['B7'] },
  { visible: always, items: ['C1', ...lettered('C2', 'ab'), 'C3'] },
  { visible: recruited, items: ['C4'] },
  { visible: hardToFill, items: lettered('C5', 'abcd') },
  { visible: always, items: lettered('C6', 'ab') },
  {
    visible: always,
    items: [...lettered('D1', 'abcdefghijk'), ...lettered('D2', 'abc'), 'D3', ...lettered('D4', 'abcdef')],
  },
  { visible: always, items: e1 },
  { visible: user, items: [...lettered('E2', 'abcdefg'), ...lettered('E3', 'abcde'), 'E4'] },
  { visible: personalData, items: ['E5'] },
  { visible: nonUser, items: ['E6'] },
  { visible: considered, items: lettered('E7', 'abcdefgh') },
  { visible: always, items: ['F'] },
];

/** The items that the form shows, keeps waiting and skips. */
export function expectedFor(said: Said): Record<'asked' | 'waiting' | 'notApplicable', string[]> {
  const where = (wanted: boolean | undefined) =>
    form.filter(({ visible }) => visible(said) === wanted).flatMap(({ items }) => items);
  return { asked: where(true), waiting: where(undefined), notApplicable: where(false) };
}

const internetGates: readonly Said[] = [
  { A1: 0 },
  ...(['yes', 'no'] as const).flatMap((A2) =>
    (['yes', 'no'] as const).flatMap((B1b) =>
      (['yes', 'no'] as const).map((B6): Said => ({ A1: 40, A2, B1a: 'no', B1b, B6 })),
    ),
  ),
];
const recruitingGates: readonly Said[] = [{ C3: 'no' }, { C3: 'yes', C4: 'no' }, { C3: 'yes', C4: 'yes' }];
const e1None: Said = Object.fromEntries(e1.map((item) => [item, 'no']));
const aiGates: readonly Said[] = [
  { ...e1None, E1c: 'yes', E4: 'no' },
  { ...e1None, E1c: 'yes', E4: 'yes' },
  { ...e1None, E6: 'no' },
  { ...e1None, E6: 'yes' },
];

/** Gate answers for each complete route: 9 x 3 x 4. */
export const combinations: readonly Said[] = internetGates.flatMap((internetGate) =>
  recruitingGates.flatMap((recruiting) => aiGates.map((ai) => ({ ...internetGate, ...recruiting, ...ai }))),
);

/** An answer to an item that is no gate, such that no check has anything to say. */
export function plainAnswer(item: string): string | number {
  if (item.startsWith('contact')) return 'Jansen';
  if (item === 'A3') return 'c';
  if (item === 'F') return 25;
  // Only B1b sells in the combinations above.
  const numbers: Readonly<Record<string, number>> = { B2: 30, B3a: 0, B3b: 100, B4a: 70, B4b: 30, B7: 70 };
  return numbers[item] ?? 'no';
}
