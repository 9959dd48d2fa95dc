import * as z from 'zod/mini';
import { codebook } from '../instrument/codebook.ts';
import { instrument } from '../instrument/schema.ts';
import { texts } from '../instrument/texts.ts';

/** The files of a questionnaire that have a schema. */
export const schemaNames = ['structure', 'texts', 'codebook'] as const;
export type SchemaName = (typeof schemaNames)[number];

const schemas = { structure: instrument, texts, codebook } satisfies Record<SchemaName, z.ZodMiniType>;

/** What is read of a file and never written in one. */
const readOnly: Readonly<Partial<Record<SchemaName, readonly string[]>>> = { texts: ['quotes'] };

/**
 * The JSON Schema (draft 7, which editors read) of a file of a questionnaire, as it is written. It knows the shape: what
 * expressions, references and words must be beyond that says `survey lint`.
 */
export function jsonSchemaOf(name: SchemaName): Record<string, unknown> {
  const { $schema, properties, ...made } = z.toJSONSchema(schemas[name], { io: 'input', target: 'draft-7' });
  const left = Object.entries(properties ?? {}).filter(([member]) => !readOnly[name]?.includes(member));
  return {
    $schema,
    title: `The ${name} of a questionnaire`,
    ...made,
    // A file may say which schema it is to be held against.
    properties: { $schema: { type: 'string' }, ...Object.fromEntries(left) },
  };
}
