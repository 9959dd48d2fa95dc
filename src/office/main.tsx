import { render } from 'preact';
import './page/office.css';
import './cases/case.css';
import { firstOfficeLanguage, speakTo } from './page/officeLocale.ts';
import { OfficePage } from './page/officePage.tsx';

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
