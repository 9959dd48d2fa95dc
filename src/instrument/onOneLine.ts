/**
 * The words of a questionnaire, with a number on the line of its %, and "z. B.", "d. h." or "p. ex." on one: their author
 * writes a plain space there.
 */
export const onOneLine = (words: unknown): unknown =>
  JSON.parse(JSON.stringify(words).replaceAll(/(\d|\b[dpz]\.) (?=%|B\.|h\.|ex\.)/g, '$1\u00A0'));
