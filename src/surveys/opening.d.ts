/** The opening of a questionnaire's words: the build makes it, and elsewhere it is the whole file. */
declare module '*.json?opening' {
  const words: unknown;
  // biome-ignore lint/style/noDefaultExport: a JSON module has no other.
  export default words;
}

/** What the start page says of a questionnaire: the build makes it. */
declare module '*.json?brief' {
  const brief: import('./briefs.ts').Brief;
  // biome-ignore lint/style/noDefaultExport: a JSON module has no other.
  export default brief;
}
