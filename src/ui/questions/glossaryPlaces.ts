/** A term of a glossary: the forms in which it stands in texts. */
interface Forms {
  readonly forms: readonly string[];
}

/** Where a term stands in a text. */
export interface GlossaryPlace<Term extends Forms> {
  readonly term: Term;
  readonly from: number;
  readonly to: number;
}

/** The first place of each term in a text, in order; a shorter form inside a longer one does not count. */
export function glossaryPlaces<Term extends Forms>(text: string, terms: readonly Term[]): GlossaryPlace<Term>[] {
  const places: GlossaryPlace<Term>[] = [];
  for (const term of terms) {
    const found = term.forms.flatMap((form) => placeOfWord(text, form))[0];
    if (found && places.every(({ from, to }) => to <= found.from || found.to <= from)) places.push({ term, ...found });
  }
  return places.sort((one, other) => one.from - other.from);
}

/** The first place of a form as words of their own. A compound is another word: "ICT-beveiliging" is not in "ICT-beveiligingsincident". */
function placeOfWord(text: string, form: string): { from: number; to: number }[] {
  const [all, wanted] = [text.toLowerCase(), form.toLowerCase()];
  for (let from = all.indexOf(wanted); from >= 0; from = all.indexOf(wanted, from + 1)) {
    const to = from + wanted.length;
    // An opening bracket right behind it goes on with the word: "Internetverbindung(en)".
    if (!/[\p{L}\p{N}-]$/u.test(all.slice(0, from)) && !/^[\p{L}\p{N}(-]/u.test(all.slice(to))) return [{ from, to }];
  }
  return [];
}
