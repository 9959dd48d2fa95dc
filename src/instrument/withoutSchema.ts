/** A file as it is read: `$schema` names what editors hold it against, and says nothing of the questionnaire. */
export function withoutSchema(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('$schema' in data) || typeof data.$schema !== 'string')
    return data;
  const { $schema: _, ...rest } = data;
  return rest;
}
