import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { openapi } from '../../src/collector/openapi.ts';

interface Described {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
  readonly headers?: Readonly<Record<string, { readonly required: boolean }>>;
}

interface Operation {
  readonly responses: Readonly<Record<string, Described>>;
  readonly requestBody?: Described;
}

// The annotations of OpenAPI are no keywords of JSON Schema.
const ajv = new Ajv2020({ strict: false, allErrors: true });
const compiled = new Map<object, ValidateFunction>();

function validatorOf(schema: object): ValidateFunction {
  const known = compiled.get(schema);
  if (known) return known;
  const made = ajv.compile({ ...schema, components: openapi.components });
  compiled.set(schema, made);
  return made;
}

/** The operation that answers a request; undefined where none is described. */
function operationOf(method: string, path: string): Operation | undefined {
  const below = path.replace(/^\/api\/v1/, '').replace(/\?.*$/, '');
  const item = Object.entries(openapi.paths).find(([template]) =>
    new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(below),
  )?.[1];
  return (item as Readonly<Record<string, Operation>> | undefined)?.[method.toLowerCase()];
}

const mediaOf = (type: string | null | undefined): string => type?.split(';', 1)[0]?.trim().toLowerCase() ?? '';

function expectValid(described: Described, media: string, value: unknown, what: string): void {
  const schema = described.content?.[media]?.schema;
  expect(schema, `${what} is described as ${media}`).toBeDefined();
  const validate = validatorOf(schema ?? {});
  validate(value);
  expect(validate.errors ?? [], what).toEqual([]);
}

const notDescribed: Described = {
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** Expects an answer of the API to be as it is described, and what was taken to be something that the description takes. */
export async function expectDescribed(path: string, init: RequestInit | undefined, answer: Response): Promise<void> {
  if (!path.startsWith('/api/')) return;
  const method = init?.method ?? 'GET';
  const what = `${method} ${path}: ${answer.status}`;
  const operation = operationOf(method === 'HEAD' ? 'GET' : method, path);
  const described = operation ? operation.responses[answer.status] : notDescribed;
  expect(described, what).toBeDefined();
  if (!described) return;
  const missing = Object.entries(described.headers ?? {}).filter(
    ([name, { required }]) => required && !answer.headers.has(name),
  );
  expect(missing, what).toEqual([]);
  const text = await answer.clone().text();
  const type = mediaOf(answer.headers.get('Content-Type'));
  if (text !== '') expectValid(described, type, type.endsWith('json') ? JSON.parse(text) : text, what);
  else expect([method === 'HEAD', method === 'OPTIONS', [204, 304].includes(answer.status)], what).toContain(true);
  const { body } = init ?? {};
  if (!answer.ok || !operation?.requestBody || !(body instanceof Uint8Array || typeof body === 'string')) return;
  const media = mediaOf(new Headers(init?.headers).get('Content-Type'));
  // The collector asks for no media type of a code.
  if (media === '') return;
  const sent = typeof body === 'string' ? body : new TextDecoder().decode(body);
  expectValid(operation.requestBody, media, media.endsWith('json') ? JSON.parse(sent) : sent, `${what}: what was sent`);
}
