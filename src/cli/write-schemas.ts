import { writeFile } from 'node:fs/promises';
import { schemaNames } from '../authoring/jsonSchemas.ts';
import { schemaFile, schemaText } from './schemas.ts';

// `npm run schemas`: the JSON Schemas of questionnaires, after a change in what they may say.
for (const name of schemaNames) await writeFile(schemaFile(name), schemaText(name));
