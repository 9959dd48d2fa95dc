import { join } from 'node:path';
import { jsonSchemaOf, type SchemaName } from '../authoring/jsonSchemas.ts';

/** Where the JSON Schema of a file of a questionnaire is kept. */
export const schemaFile = (name: SchemaName): string => join(import.meta.dirname, '../../docs/schema', `${name}.json`);

/** The JSON Schema of a file of a questionnaire, as it is kept. */
export const schemaText = (name: SchemaName): string => `${JSON.stringify(jsonSchemaOf(name), null, 2)}\n`;
