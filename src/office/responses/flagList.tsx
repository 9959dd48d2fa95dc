import { useOfficeLocale } from '../page/officeLocale.ts';
import { Written } from '../page/written.tsx';

/** What is unlikely in a response, in words. */
export function FlagList({ flags }: { readonly flags: readonly string[] }) {
  const { office } = useOfficeLocale();
  const words: Readonly<Record<string, string>> = office.response.flagWords;
  return (
    <ul>
      {flags.map((flag) => {
        const [name = '', about] = flag.split(':');
        return (
          <li key={flag} data-flag={name}>
            {words[name] ?? name}
            {about !== undefined && (
              <>
                {': '}
                <Written text={about} />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
