import { drawnBy, isLoaded, onPage } from '../onPage.ts';
import glossaryStyles from '../styles/glossary.css?url';
import type { GlossaryProps } from './glossaryText.tsx';

/** The terms that a questionnaire explains. Fields that have names of their own, such as whom to reach, come without. */
export const glossary = onPage(async () => (await import('./glossaryText.tsx')).Glossary, ['more'], glossaryStyles);

/** A text of the questionnaire, and in it the terms that it explains; without a text, what was opened of them. */
export function Explained(props: GlossaryProps) {
  if (!isLoaded(glossary)) return <>{props.text}</>;
  const Glossary = drawnBy(glossary);
  return <Glossary {...props} />;
}
