import { render } from 'preact';
import './office.css';
import './case.css';
import { firstOfficeLanguage, speakTo } from './officeLocale.ts';
import { OfficePage } from './officePage.tsx';

const root = document.getElementById('office');
if (root)
  void speakTo(firstOfficeLanguage()).then(
    () => render(<OfficePage />, root),
    (cause: unknown) => {
      console.error(cause);
      // Without its words there is nothing to say it in.
      root.textContent = 'Veldwerk';
    },
  );
