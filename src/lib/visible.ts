/** Characters that a reader does not see, or that change in what order the others are read. */
export const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;

/** Such a character by its number. */
export const numbered = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A text that anybody may have sent, with its control characters, line ends and changes of direction in sight. */
export const visible = (text: string): string => text.replace(new RegExp(unseen, 'gu'), numbered);
