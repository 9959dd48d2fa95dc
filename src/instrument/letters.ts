/** Options that are letters by themselves, as a form prints them; those of other codes have none. */
export const areLetters = (codes: readonly string[]): boolean => codes.every((code) => /^[a-z]$/.test(code));
