import type { ComponentChildren } from 'preact';
import { type Glance, type GlanceFindings, type GlanceWords, glanceWords } from '../../protocol/glance.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { useView } from '../page/useView.ts';

interface EachProps {
  readonly glance: Glance;
  readonly onSignedOut: () => void;
  /** Draws what was found in the responses to one; without words it has ids alone. */
  readonly children: (found: GlanceFindings, words: GlanceWords | undefined) => ComponentChildren;
}

/** A section for each questionnaire that was answered, under its title. */
export function EachQuestionnaire({ glance, onSignedOut, children }: EachProps) {
  const { office } = useOfficeLocale();
  if (glance.found.length === 0) return <p class="hint">{office.glance.none}</p>;
  return (
    <>
      {glance.found.map((found) => (
        <Questionnaire key={found.id} found={found} onSignedOut={onSignedOut}>
          {children}
        </Questionnaire>
      ))}
    </>
  );
}

function Questionnaire({
  found,
  onSignedOut,
  children,
}: Pick<EachProps, 'onSignedOut' | 'children'> & { readonly found: GlanceFindings }) {
  const { language } = useOfficeLocale();
  const path = `/glance/words/${encodeURIComponent(found.id)}/${language}`;
  const { answer: words } = useView(path, glanceWords, onSignedOut, false);
  return (
    <section>
      <h2>{words?.title ?? found.id}</h2>
      {children(found, words)}
    </section>
  );
}
