import { gcm, gcmsiv } from '@noble/ciphers/aes.js';
import { randomBytes } from '@noble/ciphers/utils.js';
import { base64url } from 'jose';

const ivBytes = 12;
const keyBytes = 32;
const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
/** Names are filled up to a multiple of so many bytes, with a character that stands in none: else their length would show. */
const nameBytes = 16;
const filler = '\0';
const utf8 = (words: string) => new TextEncoder().encode(words);

/** A fresh data key: 32 bytes for what is sealed, and 32 for names that must stay the same when sealed. */
export const newDataKey = (): Uint8Array => randomBytes(2 * keyBytes);

/**
 * Seals and opens what rests on the device: AES-256-GCM with a fresh IV each time. Of a library that works in one
 * step, since awaiting WebCrypto inside an IndexedDB transaction ends it.
 */
export class Cipher {
  readonly dataKey: Uint8Array;
  readonly #key: Uint8Array;
  readonly #nameKey: Uint8Array;

  /** @param dataKey of `newDataKey` */
  constructor(dataKey: Uint8Array) {
    if (dataKey.length !== 2 * keyBytes) throw new Error('not a data key');
    this.dataKey = dataKey;
    this.#key = dataKey.subarray(0, keyBytes);
    this.#nameKey = dataKey.subarray(keyBytes);
  }

  /** The key that a whole backup is encrypted under. */
  get backupKey(): Uint8Array {
    return this.#key;
  }

  /** Seals a value that JSON can carry. `about`: what it belongs to; it opens for nothing else. */
  seal(value: unknown, about: string): Uint8Array {
    const iv = randomBytes(ivBytes);
    const sealed = gcm(this.#key, iv, utf8(about)).encrypt(utf8(JSON.stringify(value)));
    const all = new Uint8Array(ivBytes + sealed.length);
    all.set(iv);
    all.set(sealed, ivBytes);
    return all;
  }

  /** Opens what was sealed for `about`; undefined for what was changed since, or sealed under another key. */
  open(sealed: Uint8Array, about: string): unknown {
    try {
      const opened = gcm(this.#key, sealed.subarray(0, ivBytes), utf8(about)).decrypt(sealed.subarray(ivBytes));
      return JSON.parse(text(opened));
    } catch {
      // Changed, or another key: the cipher does not tell them apart, and what opens is what was sealed.
      return undefined;
    }
  }

  /** Seals as text. */
  sealText(value: unknown, about: string): string {
    return base64url.encode(this.seal(value, about));
  }

  /** Opens what `sealText` gave. */
  openText(sealed: string, about: string): unknown {
    try {
      return this.open(base64url.decode(sealed), about);
    } catch {
      // Not base64url: changed since.
      return undefined;
    }
  }

  /** A name as a key in the database: always the same for the same name, and nothing to be read in it. */
  blind(name: string): string {
    // GCM-SIV is made for a nonce that repeats: equal names show as equal, and nothing else.
    const { length } = utf8(name);
    const filled = name + filler.repeat(-length & (nameBytes - 1));
    return base64url.encode(gcmsiv(this.#nameKey, new Uint8Array(ivBytes)).encrypt(utf8(filled)));
  }

  /** The key that a name has now, where a released version gave it one that shows its length; else undefined. */
  filledUp(key: string): string | undefined {
    // Four letters are three bytes, and the cipher's own tag has sixteen.
    if (Math.floor((key.length * 3) / 4) % nameBytes === 0) return undefined;
    const name = this.unblind(key);
    return name === key ? undefined : this.blind(name);
  }

  /** The name behind a key that `blind` gave; the key itself where it is none. */
  unblind(key: string): string {
    try {
      const filled = text(gcmsiv(this.#nameKey, new Uint8Array(ivBytes)).decrypt(base64url.decode(key)));
      return filled.replace(/\0+$/, '');
    } catch {
      // Its name was never hidden, or under another key.
      return key;
    }
  }
}
