import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { type Language, language as languages } from '../instrument/language.ts';

/** What a cold visit may take until its first answer is saved, in bytes compressed by gzip, in any language. */
export const budgetBytes = 100_000;

const manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    imports: z.optional(z.array(z.string())),
    css: z.optional(z.array(z.string())),
  }),
);

/** What is loaded beside what the page names on the way to a first saved answer, by its source. */
const loadedFor = (language: string): readonly RegExp[] => [
  new RegExp(`^src/i18n/withApp/${language}\\.ts$`),
  new RegExp(`^src/surveys/ict-2024/(structure\\.json|text/${language}\\.json\\?opening)$`),
];

/** The file of the journal's worker, which stands in no manifest, as the code that starts it names it. */
const workerIn = (code: string): string[] =>
  [...code.matchAll(/\bworker-[\w-]+\.js\b/g)].map(([name]) => `assets/${name}`);

/** The weight, compressed by gzip, of a file as it is served. */
export const gzipBytes = (bytes: Uint8Array): number => gzipSync(bytes, { level: 9 }).length;

/**
 * The files of the built app that a cold visit loads until its first answer is saved in both stores, with their bytes
 * compressed by gzip. The configuration and the icon are not the build's.
 * @param dist the folder of the built app
 */
export async function firstAnswerFiles(dist: string, language: string): Promise<ReadonlyMap<string, number>> {
  const chunks = manifest.parse(JSON.parse(await readFile(join(dist, '.vite', 'manifest.json'), 'utf8')));
  const files = new Set(['index.html']);
  const take = (source: string): void => {
    const chunk = chunks[source];
    if (!chunk || files.has(chunk.file)) return;
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const other of chunk.imports ?? []) take(other);
  };
  const page = await readFile(join(dist, 'index.html'), 'utf8');
  const loaded = loadedFor(language);
  for (const [source, { file }] of Object.entries(chunks))
    if (page.includes(file) || loaded.some((one) => one.test(source))) take(source);
  if (files.size < 5) throw new Error(`what a first visit in "${language}" loads was not found in ${dist}`);
  for (const file of [...files])
    for (const worker of workerIn(await readFile(join(dist, file), 'utf8'))) files.add(worker);
  const weights = [...files].map(
    async (file): Promise<[string, number]> => [file, gzipBytes(await readFile(join(dist, file)))],
  );
  return new Map(await Promise.all(weights));
}

/** The bytes until the first answer is saved, by language. */
export async function firstAnswerBytes(dist: string): Promise<ReadonlyMap<Language, number>> {
  const sums = languages.options.map(async (language): Promise<[Language, number]> => {
    const files = await firstAnswerFiles(dist, language);
    return [language, [...files.values()].reduce((sum, bytes) => sum + bytes, 0)];
  });
  return new Map(await Promise.all(sums));
}
