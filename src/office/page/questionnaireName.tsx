import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../instrument/language.ts';
import { languageFor } from '../../surveys/open.ts';
import { officeInstruments } from './officeInstruments.ts';
import { useOfficeLocale } from './officeLocale.ts';
import { Written } from './written.tsx';

/** A questionnaire by its title, in the office's language where it has words in that; by its id where it is not known here. */
export function QuestionnaireName({ id, version }: { readonly id: string; readonly version?: string | undefined }) {
  const { language } = useOfficeLocale();
  const [title, setTitle] = useState<{ readonly text: string; readonly language: string }>();
  useEffect(() => {
    let left = false;
    const show = (found: typeof title) => left || setTitle(found);
    void titleOf(id, version, language).then(show, (cause: unknown) => {
      console.warn(cause);
      show(undefined);
    });
    return () => {
      left = true;
    };
  }, [id, version, language]);
  return (
    <>
      {title ? (
        <span lang={title.language === language ? undefined : title.language}>{title.text}</span>
      ) : (
        <Written text={id} />
      )}
      {version !== undefined && (
        <>
          {' '}
          <Written text={version} />
        </>
      )}
    </>
  );
}

async function titleOf(id: string, version: string | undefined, wanted: Language) {
  const named = await officeInstruments.open(id, version);
  // Of a version that is not known here, the newest has the title.
  const instrument = named.ok || version === undefined ? named : await officeInstruments.open(id);
  if (!instrument.ok) return undefined;
  const language = languageFor(instrument.value, [wanted]);
  const texts = await officeInstruments.texts(id, instrument.value.version, language, 'opening');
  return texts.ok ? { text: texts.value.title, language } : undefined;
}
