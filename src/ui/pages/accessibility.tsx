import { useEffect } from 'preact/hooks';
import { useWords } from '../locale.ts';
import { Main } from '../parts/main.tsx';
import { addressOf } from '../router.ts';
import { useServices } from '../services.ts';
import { useOfficeWords } from './officeWords.ts';

/** The accessibility statement: what is aimed at, how it was tried, what is known to fall short, and whom to tell. */
export function AccessibilityPage() {
  const words = useWords();
  const { config, appVersion } = useServices();
  const { legal, helpDesk } = config.value;
  const own = useOfficeWords();
  const [email, telephone] = [own(helpDesk?.email), own(helpDesk?.telephone)];
  const legalText = own(legal?.accessibility);
  const told = words.accessibility;
  useEffect(() => {
    document.title = `${told.title} · ${words.app.name}`;
  }, [words, told]);
  return (
    <Main data-page="accessibility">
      <h1 tabIndex={-1}>{told.title}</h1>
      <p>{told.aim}</p>
      <p>{told.tried}</p>
      <h2>{told.keysTitle}</h2>
      <dl class="keys">
        {told.keys.map(([keys, does]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <h2>{told.limitsTitle}</h2>
      <ul>
        {told.limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
      <h2>{told.contactTitle}</h2>
      <p>{told.contact}</p>
      {helpDesk && (
        <p>
          {email && <a href={`mailto:${email}`}>{email}</a>} {telephone}
        </p>
      )}
      {legalText && <p>{legalText}</p>}
      <p class="hint">{told.version({ version: appVersion })}</p>
      <a class="alone" href={addressOf({ page: 'start' })}>
        {words.app.toStart}
      </a>
    </Main>
  );
}
