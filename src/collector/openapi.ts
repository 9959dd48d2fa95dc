import * as z from 'zod/mini';
import { published } from '../instrument/published.ts';
import { caseStatus, invitation, redemption } from '../protocol/invitation.ts';
import { instrumentName, responseId } from '../protocol/names.ts';
import { type ProblemName, problem } from '../protocol/problem.ts';
import { receipt } from '../protocol/receipt.ts';
import { sealedType } from '../protocol/recipient.ts';
import { responseDocument } from '../protocol/response.ts';
import { shelf } from '../protocol/shelf.ts';
import { ownTokenField } from '../protocol/token.ts';
import { appVersion } from './http/appVersion.ts';
import { problemNamed } from './problems.ts';

/** A part of the description, as JSON. */
type Part = Readonly<Record<string, unknown>>;

/** A schema as JSON Schema. Checks in code have no counterpart there, so it may accept more than the collector, never less. */
function schemaOf(schema: z.ZodMiniType): Part {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}

const health = z.object({ status: z.literal('ok'), instruments: z.array(instrumentName) });
const version = z.object({ version: z.string(), schema: z.int() });
const alive = z.object({ status: z.literal('ok') });

const schemas = {
  Response: responseDocument,
  Receipt: receipt,
  Problem: problem,
  Redemption: redemption,
  Invitation: invitation,
  CaseStatus: caseStatus,
  Health: health,
  Version: version,
  Alive: alive,
  Shelf: shelf,
  Published: published,
};

const refTo = (name: keyof typeof schemas): Part => ({ $ref: `#/components/schemas/${name}` });

const json = (name: keyof typeof schemas, description: string): Part => ({
  description,
  content: { 'application/json': { schema: refTo(name) } },
});

const retryAfter = (required: boolean): Part => ({
  'Retry-After': { description: 'Seconds until another try may help.', required, schema: { type: 'string' } },
});

/** The replies with problems of ours, by status; each lists the problems that it may be. */
function problems(...names: ProblemName[]): Part {
  const statuses = new Map<number, ProblemName[]>([[500, []]]);
  for (const name of [...names, 'unavailable' as const]) {
    const { status } = problemNamed(name);
    statuses.set(status, [...(statuses.get(status) ?? []), name]);
  }
  return Object.fromEntries(
    [...statuses].map(([status, all]) => [
      String(status),
      {
        description:
          all.map((name) => `${problemNamed(name).type}: ${problemNamed(name).title}`).join('\n') ||
          'A fault of the collector.',
        content: { 'application/problem+json': { schema: refTo('Problem') } },
        ...(status === 503 && { headers: retryAfter(true) }),
        ...(status === 429 && { headers: retryAfter(false) }),
      },
    ]),
  );
}

const putResponse: Part = {
  operationId: 'putResponse',
  summary: 'Delivers a completed response',
  description:
    'The same bytes get the first receipt, however often they come. Which token is needed is for the office to say. Where receipts are signed, `signature` is a compact JWS (ES256, typ veldwerk-receipt+jwt) that repeats the other members.',
  security: [{}, { token: [] }],
  parameters: [
    { name: 'id', in: 'path', required: true, schema: schemaOf(responseId) },
    {
      name: 'Repr-Digest',
      in: 'header',
      required: true,
      description: 'RFC 9530, with a sha-256 of the body.',
      schema: { type: 'string', examples: ['sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:'] },
    },
    {
      name: ownTokenField,
      in: 'header',
      required: false,
      description:
        'The own token of a response without a case, where Authorization has the token of the configuration.',
      schema: { type: 'string' },
    },
  ],
  requestBody: {
    required: true,
    content: {
      'application/json': { schema: refTo('Response') },
      [sealedType]: { schema: { type: 'string', description: 'A compact JWE, for the recipient alone.' } },
    },
  },
  responses: {
    201: json('Receipt', 'Stored now, durably.'),
    200: json('Receipt', 'The same bytes were here already; this is the first receipt.'),
    408: {
      description: 'The body came too slowly.',
      content: { 'application/problem+json': { schema: refTo('Problem') } },
    },
    ...problems(
      ...(['bad-request', 'malformed-document', 'digest-required', 'digest-mismatch', 'id-mismatch'] as const),
      ...(['unauthorised', 'forbidden', 'conflict', 'too-large', 'unsupported-media-type'] as const),
      ...(['invalid-document', 'unknown-instrument', 'unknown-superseded', 'too-many-requests'] as const),
    ),
  },
};

const postInvitation: Part = {
  operationId: 'redeemCode',
  summary: 'Exchanges a short code for an invitation, with a new token',
  security: [{}],
  requestBody: { required: true, content: { 'application/json': { schema: refTo('Redemption') } } },
  responses: {
    200: json('Invitation', 'The invitation.'),
    ...problems('bad-request', 'unknown-code', 'code-ended', 'too-large', 'too-many-requests'),
  },
};

const getCase: Part = {
  operationId: 'getCase',
  summary: 'What the holder of a token may know of its case',
  security: [{ token: [] }],
  responses: { 200: json('CaseStatus', 'The case.'), ...problems('unauthorised', 'too-many-requests') },
};

const ofDraft = [{ name: 'response', in: 'path', required: true, schema: schemaOf(responseId) }];
const draftBody = {
  [sealedType]: { schema: { type: 'string', description: 'A compact JWE (dir, A256GCM), at most a mebibyte.' } },
};
const etag = { ETag: { description: 'The SHA-256 of the copy, in hex.', required: true, schema: { type: 'string' } } };

const putDraft: Part = {
  operationId: 'putDraft',
  summary: 'Keeps an encrypted copy of a draft, where the office allows that',
  description:
    'For the devices of a case. If-Match names the copy that it takes the place of, as the header of the copy does; If-None-Match: * says that there is none yet.',
  security: [{ token: [] }],
  parameters: [
    ...ofDraft,
    ...['If-Match', 'If-None-Match'].map((name) => ({
      name,
      in: 'header',
      required: false,
      schema: { type: 'string' },
    })),
  ],
  requestBody: { required: true, content: draftBody },
  responses: {
    204: { description: 'Kept, durably; also where it was the last one already.', headers: etag },
    ...problems(
      ...([
        'bad-request',
        'malformed-document',
        'id-mismatch',
        'unauthorised',
        'not-found',
        'too-many-drafts',
      ] as const),
      ...(['draft-delivered', 'draft-changed', 'too-large', 'unsupported-media-type', 'invalid-document'] as const),
      ...(['condition-required', 'too-many-requests'] as const),
    ),
  },
};

const getDraft: Part = {
  operationId: 'getDraft',
  summary: 'The encrypted copy of a draft, for another device of the case',
  security: [{ token: [] }],
  parameters: [
    ...ofDraft,
    {
      name: 'age',
      in: 'query',
      required: false,
      description: 'Which copy: 0 is the last one; two before it are kept.',
      schema: { type: 'integer', minimum: 0, maximum: 2 },
    },
  ],
  responses: {
    200: { description: 'The copy.', content: draftBody, headers: etag },
    304: { description: 'Unchanged.' },
    ...problems('bad-request', 'unauthorised', 'not-found', 'draft-delivered', 'too-many-requests'),
  },
};

const deleteDraft: Part = {
  operationId: 'deleteDraft',
  summary: 'Removes all copies of a draft',
  security: [{ token: [] }],
  parameters: ofDraft,
  responses: {
    204: { description: 'There is none any more.' },
    ...problems('unauthorised', 'not-found', 'too-many-requests'),
  },
};

const getShelf: Part = {
  operationId: 'getShelf',
  summary: 'The questionnaires that the office offers besides those that apps carry',
  security: [{}],
  responses: { 200: json('Shelf', 'Every version that is not withdrawn.'), ...problems() },
};

const getPublished: Part = {
  operationId: 'getPublished',
  summary: 'A version of a questionnaire that the office has published; it never changes',
  description: 'Also one that is withdrawn, for the drafts that were begun in it.',
  security: [{}],
  parameters: ['id', 'version'].map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
  responses: {
    200: json('Published', 'The document, with the digest that the list names.'),
    304: { description: 'Unchanged, as it always is.' },
    ...problems('not-found'),
  },
};

const open = (operationId: string, summary: string, name: keyof typeof schemas): Part => ({
  get: { operationId, summary, security: [{}], responses: { 200: json(name, summary), ...problems() } },
});

/** Outside the API, where orchestrators look for them. */
const atRoot = [{ url: '/' }];

/** The API in OpenAPI 3.1, made from the schemas that the collector itself parses with. */
export const openapi = {
  openapi: '3.1.1',
  info: {
    title: 'Veldwerk collector',
    version: appVersion,
    description: 'Any other method on these addresses is answered 405 with Allow, any other address below /api 404.',
  },
  servers: [{ url: '/api/v1' }],
  paths: {
    '/responses/{id}': { put: putResponse },
    '/invitations': { post: postInvitation },
    '/case': { get: getCase },
    '/drafts/{response}': { put: putDraft, get: getDraft, delete: deleteDraft },
    '/instruments': { get: getShelf },
    '/instruments/{id}/{version}': { get: getPublished },
    '/health': open('getHealth', 'Whether responses can be taken now', 'Health'),
    '/version': open('getVersion', 'Which version runs', 'Version'),
    '/openapi.json': {
      get: {
        operationId: 'getDescription',
        summary: 'This description',
        security: [{}],
        responses: {
          200: { description: 'OpenAPI 3.1.', content: { 'application/json': { schema: { type: 'object' } } } },
          ...problems(),
        },
      },
    },
    '/livez': { ...open('getLive', 'Whether the process answers', 'Alive'), servers: atRoot },
    '/readyz': { ...open('getReady', 'Whether responses can be taken now', 'Health'), servers: atRoot },
  },
  components: {
    schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, schemaOf(schema)])),
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
  },
};
