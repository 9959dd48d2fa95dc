/** Past a dozen, options are looked for and not read through. */
const mostListed = 12;

/** Whether an item has too many options to show them all. */
export const isMany = ({ options }: { readonly options: readonly string[] }): boolean => options.length > mostListed;
