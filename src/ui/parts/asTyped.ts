/** On what holds an answer: nobody's spelling, and in no other language; some browsers send it elsewhere for both. */
export const asTyped = { spellcheck: false, translate: false } as const;
