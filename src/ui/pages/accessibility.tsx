import { useEffect } from 'preact/hooks';
import { accessibilityStatement } from '../../protocol/accessibilityStatement.ts';
import { useWords } from '../locale.ts';
import { Main } from '../parts/main.tsx';
import { WayBack } from '../parts/wayBack.tsx';
import { useServices } from '../services.ts';
import { useOfficeWords } from './officeWords.ts';
import { Enforcement, Feedback, NonAccessible, Preparation } from './statementParts.tsx';

/**
 * The accessibility statement, after the model of Decision (EU) 2018/1523: what the app knows of itself, and what only the
 * office can say, as far as it has said it. Then the keys.
 */
export function AccessibilityPage() {
  const words = useWords();
  const { config, appVersion } = useServices();
  const { legal, office } = config.value;
  const own = useOfficeWords();
  const told = words.accessibility;
  // What does not read is said by `collector check-config`; here it counts as not given.
  const given = accessibilityStatement.safeParse(legal?.accessibilityStatement).data;
  const name = own(office?.name);
  const law = own(given?.law);
  useEffect(() => {
    document.title = `${told.title} · ${words.app.name}`;
  }, [words, told]);
  return (
    <Main data-page="accessibility">
      <h1 tabIndex={-1}>{told.title}</h1>
      <p data-statement={given && name ? 'given' : 'missing'}>
        {given && name
          ? law
            ? told.commitmentByLaw({ publisher: name, law })
            : told.commitment({ publisher: name })
          : told.noOffice}
      </p>
      <p>{told.scope({ version: appVersion, address: new URL('.', document.baseURI).href })}</p>
      <h2>{told.statusTitle}</h2>
      <p>
        {told.status[given?.status ?? 'partial']} {told.aim}
      </p>
      <NonAccessible given={given} />
      <Preparation given={given} />
      <Feedback given={given} />
      <Enforcement given={given} />
      <h2>{told.keysTitle}</h2>
      <dl class="keys">
        {told.keys.map(([keys, does]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <WayBack />
    </Main>
  );
}
