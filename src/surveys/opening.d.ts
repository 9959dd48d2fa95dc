/** The opening of a questionnaire's words: the build makes it, and elsewhere it is the whole file. */
declare module '*.json?opening' {
  const words: unknown;
  // biome-ignore lint/style/noDefaultExport: a JSON module has no other.
  export default words;
}
