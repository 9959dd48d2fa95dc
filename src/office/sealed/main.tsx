import { render } from 'preact';
import '../page/office.css';
import { firstOfficeLanguage, speakTo } from '../page/officeLocale.ts';
import { SealedDesk } from './sealedDesk.tsx';

const root = document.getElementById('sealed');
if (root)
  void speakTo(firstOfficeLanguage()).then(
    () => render(<SealedDesk />, root),
    (cause: unknown) => {
      console.error(cause);
      // Without its words there is nothing to say it in.
      root.textContent = 'Veldwerk';
    },
  );
