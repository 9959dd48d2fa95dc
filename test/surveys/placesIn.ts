/** The places of the Communication that a source names: "Paragraphs 12 and 13, footnote 9" are three. */
export function placesIn(source: string): string[] {
  const places: string[] = [];
  // "of the Annex" stands behind what it is about.
  for (const part of source.split(/, (?=[A-Za-z])(?!point)|(?<=\)) and (?=foot)/)) {
    const [, kind = '', rest = ''] = /^(Annex, points?|[A-Za-z]+) ?(.*)$/.exec(part) ?? [];
    if (kind === 'Annex') places.push(kind);
    const ofAnnex = rest.endsWith(' of the Annex') ? 'Annex, footnote' : undefined;
    const named = kind.startsWith('Annex, ') ? 'Annex, point' : /^paragraph/i.test(kind) ? 'Paragraph' : 'Footnote';
    for (const [, from = '', , to] of rest.matchAll(/(\d+|\([a-z]\))(\([a-z]\))?(?: to (\d+))?/g)) {
      const last = to === undefined ? [] : Array.from({ length: Number(to) - Number(from) }, (_, at) => at + 1);
      for (const number of [from, ...last.map((more) => `${Number(from) + more}`)])
        places.push(`${ofAnnex ?? named} ${number}`);
    }
  }
  return [...new Set(places)];
}
