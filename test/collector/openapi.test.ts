import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { openapi } from '../../src/collector/openapi.ts';
import { newCollector, put } from './collectors.ts';
import { expectDescribed } from './described.ts';
import { documentOf, idOf } from './documents.ts';

describe('the description of the API', () => {
  it('is OpenAPI 3.1, and is served', async () => {
    const answer = await newCollector().app.request('/api/v1/openapi.json');
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'application/json']);
    const served = await answer.json();
    expect(served).toEqual(JSON.parse(JSON.stringify(openapi)));
    const linter = new Validator();
    expect(await linter.validate(served)).toEqual({ valid: true });
    expect(linter.version).toBe('3.1');
  });

  it('names each operation once, and refers to nothing that is not there', () => {
    const text = JSON.stringify(openapi);
    const ids = [...text.matchAll(/"operationId":"(\w+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in openapi.components.schemas))).toEqual([]);
  });

  it('would not let another answer pass', async () => {
    const path = `/api/v1/responses/${idOf(1)}`;
    const json = { 'Content-Type': 'application/json' };
    const wrong: [string, Response][] = [
      [path, Response.json({ id: idOf(1) }, { status: 201 })],
      [path, Response.json({ type: 'urn:x', title: 'x', status: 418 }, { status: 418 })],
      [path, new Response('{"type":"x","title":"x","status":503}', { status: 503, headers: json })],
      ['/api/v1/nothing', Response.json({ type: 'x', title: 'x', status: 404 }, { status: 404 })],
      ['/api/v1/health', Response.json({ status: 'well' })],
    ];
    for (const [at, answer] of wrong) {
      const method = at === path ? 'PUT' : 'GET';
      await expect(expectDescribed(at, { method }, answer)).rejects.toThrow();
    }
  });

  it('takes what the collector takes, and refuses what is no response', async () => {
    const { app } = newCollector();
    const document = documentOf(idOf(1), {
      more: { case: { id: 'x' }, remarks: [{ question: 'B2', text: '🦉'.repeat(2000) }], audit: [], simulated: true },
    });
    expect((await put(app, document)).status).toBe(201);
    const taken = Response.json({
      id: idOf(1),
      sha256: 'a'.repeat(64),
      receivedAt: '2024-03-02T12:00:00Z',
      code: 'AAAA-AAAA-AAAA',
    });
    const init = {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...document, extra: 1 }),
    };
    await expect(expectDescribed(`/api/v1/responses/${idOf(1)}`, init, taken)).rejects.toThrow('what was sent');
  });
});
