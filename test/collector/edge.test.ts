import { describe, expect, it } from 'vitest';
import { problem, problemNameOf } from '../../src/protocol/problem.ts';
import { newCollector, put } from './collectors.ts';
import { documentOf, idOf } from './documents.ts';

const response = `/api/v1/responses/${idOf(1)}`;

describe('the edge of the collector', () => {
  it('says that it is well, and what it knows', async () => {
    const { app } = newCollector();
    const answer = await app.request('/api/v1/health');
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { status: 'ok', instruments: expect.arrayContaining([{ id: 'be.statbel.ict-2024', version: '1.0.0' }]) },
    ]);
    const head = await app.request('/api/v1/health', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it.each(['/api/v1/nothing', '/api/v1/responses', '/api/v1/responses/', '/api', '/api/', '/api/v2/health'])(
    'has nothing at %s',
    async (path) => {
      const answer = await newCollector().app.request(path);
      expect([answer.status, problemNameOf(problem.parse(await answer.json()).type)]).toEqual([404, 'not-found']);
    },
  );

  it.each([
    ['GET', response, 'PUT, OPTIONS'],
    ['HEAD', response, 'PUT, OPTIONS'],
    ['POST', response, 'PUT, OPTIONS'],
    ['DELETE', response, 'PUT, OPTIONS'],
    ['PUT', '/api/v1/health', 'GET, HEAD, OPTIONS'],
  ])('does not let %s at %s', async (method, path, allowed) => {
    const answer = await newCollector().app.request(path, { method });
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, allowed]);
    if (method !== 'HEAD') expect(problemNameOf(problem.parse(await answer.json()).type)).toBe('method-not-allowed');
  });

  it('says which methods there are', async () => {
    const answer = await newCollector().app.request(response, { method: 'OPTIONS' });
    expect([answer.status, answer.headers.get('Allow')]).toEqual([204, 'PUT, OPTIONS']);
  });
});

describe('across origins', () => {
  const origins = ['https://survey.example', 'http://localhost:5173'];
  const preflight = (Origin: string) => ({
    method: 'OPTIONS',
    headers: {
      Origin,
      'Access-Control-Request-Method': 'PUT',
      'Access-Control-Request-Headers': 'content-type,repr-digest',
    },
  });

  it.each(origins)('%s may deliver', async (origin) => {
    const { app } = newCollector({ origins });
    const asked = await app.request(response, preflight(origin));
    expect(asked.status).toBe(204);
    expect(asked.headers.get('Access-Control-Allow-Origin')).toBe(origin);
    expect(asked.headers.get('Access-Control-Allow-Methods')).toContain('PUT');
    expect(asked.headers.get('Access-Control-Allow-Headers')?.toLowerCase()).toBe(
      'content-type,repr-digest,authorization,if-match,if-none-match,veldwerk-own',
    );
    const answer = await put(app, documentOf(idOf(1)), { headers: { Origin: origin } });
    expect([answer.status, answer.headers.get('Access-Control-Allow-Origin')]).toEqual([201, origin]);
    expect(answer.headers.get('Access-Control-Expose-Headers')).toBe('Retry-After,ETag');
    expect(answer.headers.get('Vary')).toContain('Origin');
  });

  it('a refusal is readable too', async () => {
    const { app } = newCollector({ origins });
    const answer = await put(app, '{', { id: idOf(1), headers: { Origin: 'https://survey.example' } });
    expect([answer.status, answer.headers.get('Access-Control-Allow-Origin')]).toEqual([400, 'https://survey.example']);
  });

  it.each([
    ['another origin', origins, 'https://evil.example'],
    ['no origin, where none is configured', [], 'https://survey.example'],
  ])('nothing is allowed to %s', async (_, configured, origin) => {
    const { app } = newCollector({ origins: configured });
    const answer = await app.request(response, preflight(origin));
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });
});
