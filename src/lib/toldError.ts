/** An error as a worker tells it to a page, in plain words: what is thrown need not be something that can be posted. */
export interface ToldError {
  readonly error: { readonly name: string; readonly message: string; readonly stack: string };
}

/** What a worker tells of something thrown in it. */
export function toldError(thrown: unknown): ToldError {
  const { name, message, stack = '' } = thrown instanceof Error ? thrown : new Error(typeof thrown);
  return { error: { name, message, stack } };
}

/** The error that a worker told of. */
export const errorOf = ({ error }: ToldError): Error => Object.assign(new Error(), error);
