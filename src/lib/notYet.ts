/** In a browser, the further rows of a table (`#at-once/…` in `package.json`) come with what needs them. */
export const further = {};
