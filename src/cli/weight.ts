import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod/mini';

const chunk = z.object({
  file: z.string(),
  imports: z.optional(z.array(z.string())),
  dynamicImports: z.optional(z.array(z.string())),
  css: z.optional(z.array(z.string())),
});

/** The first chunks, and the questionnaire with the Dutch words of its first module: what the first usable question waits for. */
const awaited = /^src\/surveys\/.*(structure\.json|text\/nl\.json\?first)$/;

/**
 * The bytes, compressed by gzip, of all that the first usable question waits for: document, scripts, styles, texts.
 * @param dist the folder of the built app
 */
export async function firstQuestionWeight(dist: string): Promise<number> {
  const manifest = z
    .record(z.string(), chunk)
    .parse(JSON.parse(await readFile(join(dist, '.vite', 'manifest.json'), 'utf8')));
  const page = await readFile(join(dist, 'index.html'), 'utf8');
  const files = new Set(['index.html']);
  const take = (name: string): void => {
    const part = manifest[name];
    if (!part || files.has(part.file)) return;
    files.add(part.file);
    for (const style of part.css ?? []) files.add(style);
    for (const other of part.imports ?? []) take(other);
    for (const other of part.dynamicImports ?? []) if (awaited.test(other)) take(other);
  };
  for (const [name, { file }] of Object.entries(manifest)) if (page.includes(file)) take(name);
  const weights = await Promise.all(
    [...files].map(async (file) => gzipSync(await readFile(join(dist, file)), { level: 9 }).length),
  );
  return weights.reduce((sum, weight) => sum + weight, 0);
}
