import { useOfficeLocale } from '../page/officeLocale.ts';
import { Written } from '../page/written.tsx';

/** What the device had found where the collector finds something else. @param words undefined: it had sent nothing */
export function CameOtherwise({ words }: { readonly words: string | undefined }) {
  const { office } = useOfficeLocale();
  const told = office.response;
  return (
    <span class="office-came" data-came>
      {words === undefined ? told.cameNothing : <Written text={told.came({ value: words })} />}
    </span>
  );
}
