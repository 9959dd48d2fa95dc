import type { CryptoKey } from 'jose';
import { useEffect, useState } from 'preact/hooks';
import { importOpeningKey, openingKey } from '../../protocol/sealed.ts';

/** The key that opens, or why there is none: nobody has chosen a file yet, or the file is not that of a key. */
export type ChosenKey = CryptoKey | 'none' | 'unreadable';

/** A private key that somebody chooses as a file: kept so that nobody can read it out, and gone with the page. */
export function useOpeningKey() {
  const [key, setKey] = useState<ChosenKey>('none');
  const forget = () => setKey('none');
  useEffect(() => {
    addEventListener('pagehide', forget);
    return () => removeEventListener('pagehide', forget);
  }, []);
  return {
    key,
    forget,
    choose: async (file: File | undefined) => {
      if (!file) return;
      try {
        setKey(await importOpeningKey(openingKey.parse(JSON.parse(await file.text()))));
      } catch {
        // Not JSON, or not a key: the page says what is expected.
        setKey('unreadable');
      }
    },
  };
}
