const gates = [...'abcdefg'].map((letter): [string, string] => [`E1${letter}`, 'no']);

/** Taps through modules A to E that open and close branches, and some that route nothing. */
export const ictTaps: [item: string, value: string][] = [
  ...pairs('A2 no, A2 yes, A5a yes, A6 no'),
  ...pairs('B1a yes, B1b no, B1a no, B1b yes, B5a yes, B6 no, B6 yes'),
  ...pairs('C1 yes, C2a no, C3 no, C3 yes, C4 no, C4 yes, C5a no, C6a yes'),
  ...pairs('D1a yes, D1f no, D1k yes, D2b no, D3 yes, D4c no'),
  ...gates,
  ...pairs('E6 no, E6 yes, E7a yes, E7h no, E1a yes, E2a yes, E3b no, E4 no, E4 yes, E5 no'),
  ...pairs('E1g yes, E1a no, E1g no, E1c yes, A2 no, A2 yes, C3 no, B6 no'),
];

function pairs(words: string): [string, string][] {
  return words.split(', ').map((pair) => {
    const [item = '', value = ''] = pair.split(' ');
    return [item, value];
  });
}
