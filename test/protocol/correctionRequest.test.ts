import { describe, expect, it } from 'vitest';
import {
  correctionAsking,
  type MessageFault,
  maxMessageLength,
  messageFault,
} from '../../src/protocol/correctionRequest.ts';

describe('a message of the office', () => {
  it.each<[string, MessageFault]>([
    ['', 'length'],
    ['   ', 'length'],
    ['x'.repeat(maxMessageLength + 1), 'length'],
    ['twee\nregels', 'characters'],
    ['links\u202erechts', 'characters'],
    ['half \ud83d', 'characters'],
    ['zie https://voorbeeld.be', 'address'],
    ['zie WWW.voorbeeld', 'address'],
    ['zie voorbeeld.be.', 'address'],
    ['zie t.me/iemand', 'address'],
    ['zie voorbeeld\u200b.be', 'address'],
    ['zie voorbeeld\uff0ebe', 'address'],
    ['an@voorbeeld', 'mail'],
    ['stort op BE71 0961 2345 6769', 'account'],
    ['stort op BE71096123456769', 'account'],
    ['stort op be71-0961-2345-6769', 'account'],
    ['bel +32 2 277 51 11', 'telephone'],
    ['bel 0800\u00a096\u202f206', 'telephone'],
    ['bel 02/277.51.11', 'telephone'],
    ['bel 0800 96 206', 'telephone'],
  ])('is not sent where it could lead elsewhere: %j', (text, fault) => {
    expect(messageFault(text)).toBe(fault);
    expect(correctionAsking.safeParse({ messages: { nl: text } }).success).toBe(false);
  });

  it.each([
    'x'.repeat(maxMessageLength),
    'Klopt A1? In 2023 was dat 60 %.',
    'De omzet is 1 250 000 EUR, en vorig jaar 12.500,00 EUR.',
    'Vraag B5a: “ja” en B6: “neen”. Dat kan niet samen; zie punt 2.1.',
    'Le chiffre du 31/12/2023 est-il exact ?',
    'Is dat m.b.t. 2023, d.w.z. voor het hele jaar… of z.B. per maand?',
    'Vraag\u00a0B5a, “half\u00adjaarlijks”: klopt dat?',
  ])('is sent where it only says something: %j', (text) => {
    expect(messageFault(text)).toBeUndefined();
    expect(correctionAsking.parse({ messages: { nl: text } })).toEqual({ messages: { nl: text }, items: [] });
  });

  it('is in one language at least', () => {
    expect(correctionAsking.safeParse({ messages: {}, items: ['A1'] }).success).toBe(false);
    expect(correctionAsking.safeParse({ messages: { xx: 'Klopt A1?' } }).success).toBe(false);
  });
});
