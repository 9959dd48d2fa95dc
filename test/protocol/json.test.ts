import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../src/protocol/json.ts';

const read = (text: string) => readJson(new TextEncoder().encode(text));

describe('the JSON of a document', () => {
  it.each([
    '{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}',
    '{"a":["a","a",{"a":"a"}],"b":"a","c":"\\"a\\":"}',
    '[{"a":1},{"a":1}]',
    ' {"a" : "{\\"b\\":1,\\"b\\":2}" , "b" : [ ] } ',
    '"text"',
    '{}',
  ])('reads %s', (text) => {
    expect(read(text)).toEqual({ ok: true, value: JSON.parse(text) });
  });

  it.each([
    ['{"a":1,"a":1}', 'a'],
    ['{"a":{"b":[1,{"c":1, "c" :2}]}}', 'c'],
    ['{"a":1,"\\u0061":2}', 'a'],
    ['{"a":{"x":1},"b":[{}],"a":2}', 'a'],
  ])('finds the repeated name in %s', (text, name) => {
    expect(read(text)).toEqual({ ok: false, fault: { kind: 'repeated-name', name } });
  });

  it.each(['{"__proto__":1}', '[{"a":{"__proto__":{}}}]', '{"\\u005f_proto__":1}'])(
    'takes no __proto__: %s',
    (text) => {
      expect(read(text)).toEqual({ ok: false, fault: { kind: 'reserved-name', name: '__proto__' } });
    },
  );

  it.each(['', '{', 'NaN', '{"a":1,}', "{'a':1}", '\ufeff{}', '{} {}', '{"a":"\n"}'])('refuses %j', (text) => {
    expect(read(text)).toEqual({ ok: false, fault: { kind: 'not-json' } });
  });

  it.each([[[0x22, 0xff, 0x22]], [[0x22, 0xed, 0xa0, 0x80, 0x22]], [[0x22, 0xc3, 0x22]], [[0xff, 0xfe, 0x7b, 0x00]]])(
    'refuses bytes that are not UTF-8: %j',
    (bytes) => {
      expect(readJson(Uint8Array.from(bytes))).toEqual({ ok: false, fault: { kind: 'not-utf-8' } });
    },
  );

  it('finds a name twice exactly where there is one', () => {
    interface Made {
      readonly text: string;
      readonly twice: boolean;
    }
    const names = ['"a"', '"\\u0061"', '"b"', '":"', '"\\""', '"\\\\"', '"{"', '"é"', '"1"', '"a\\\\"'];
    const plain = ['1', 'null', '"a:b"', '"\\""', '[]', '{}', '":{,"', '"\\\\"'];
    const { value } = fc.letrec<{ value: Made; list: Made; object: Made }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(...plain).map((text) => ({ text, twice: false })),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('value'), { maxLength: 3 }).map((parts) => ({
        text: `[${parts.map(({ text }) => text).join(' ,')}]`,
        twice: parts.some(({ twice }) => twice),
      })),
      object: fc.array(fc.tuple(fc.constantFrom(...names), tie('value')), { maxLength: 4 }).map((members) => ({
        text: `{${members.map(([name, { text }]) => `${name} :${text}`).join(',')}}`,
        twice:
          new Set(members.map(([name]) => JSON.parse(name))).size < members.length ||
          members.some(([, { twice }]) => twice),
      })),
    }));
    fc.assert(
      fc.property(value, ({ text, twice }) => {
        const found = read(text);
        expect(found.ok ? undefined : found.fault.kind).toBe(twice ? 'repeated-name' : undefined);
      }),
      { seed: 2024, numRuns: 2000 },
    );
  });

  it.each([
    ['{"a":1,"b":2,"c":3}', { names: 2, members: 9, depth: 9 }],
    ['[1,2,3]', { names: 9, members: 2, depth: 9 }],
    ['[[1],[[2]]]', { names: 9, members: 9, depth: 2 }],
  ])('leaves %s unread where that is too much', (text, most) => {
    expect(readJson(new TextEncoder().encode(text), most)).toEqual({ ok: false, fault: { kind: 'too-much' } });
    expect(readJson(new TextEncoder().encode(text), { names: 3, members: 3, depth: 3 }).ok).toBe(true);
    const inString = JSON.stringify(text);
    expect(readJson(new TextEncoder().encode(inString), { names: 0, members: 1, depth: 0 }).ok).toBe(true);
  });

  it('reads the largest and the deepest text that a body can hold', () => {
    const half = 2 ** 19 - 10;
    expect(read(`"${'\\\\'.repeat(half)}"`).ok).toBe(true);
    expect(read('['.repeat(half) + ']'.repeat(half)).ok).toBe(true);
  });
});
