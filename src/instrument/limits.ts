/** The most characters (UTF-16) that any text has. */
export const longestText = 4000;

/** The most letters and digits of an id: with two rows around it, an address has room for three. */
export const longestName = 48;

/** The most characters (UTF-16) that an address has. */
export const longestAddress = 200;

/** The most rows that any roster has. */
export const mostRows = 1000;

/** The most places behind the point. */
export const mostPlaces = 10;

/** The most characters (UTF-16) that an expression has. */
export const longestExpression = 4000;

/** The most expressions that stand within one another. */
export const deepestExpression = 100;

/** The most parts that an expression is made of. */
export const mostParts = 1000;

/** The most objects and arrays of a file that stand within one another. */
export const deepestNesting = 250;

/** The most bytes of a published document. */
export const maxPublishedBytes = 2 * 1024 * 1024;
