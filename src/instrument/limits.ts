/** The most characters (UTF-16) that any text has. */
export const longestText = 4000;

/** The most places behind the point. */
export const mostPlaces = 10;
