import { officeExports } from '../../protocol/exportRequest.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import type { ViewProps } from '../page/useView.ts';
import { ViewFrame } from '../page/viewFrame.tsx';
import { ExportForm } from './exportForm.tsx';

/** Every export, as far as the rights allow it: answers, and contact data apart. */
export function DownloadsView({ officer, onSignedOut }: ViewProps) {
  const { office } = useOfficeLocale();
  const told = office.downloads;
  return (
    <ViewFrame title={office.views.downloads} fault={undefined} waits={false}>
      <p class="hint">{told.recorded}</p>
      <div class="office-tables">
        {officer.rights.includes('answers') && (
          <ExportForm
            name="answers"
            title={told.answers}
            what={told.answersWhat}
            path="/exports"
            formats={officeExports.filter((format) => format !== 'contact')}
            onSignedOut={onSignedOut}
          />
        )}
        {officer.rights.includes('contact') && (
          <ExportForm
            name="contact"
            title={told.contact}
            what={told.contactWhat}
            path="/contact-exports"
            formats={['contact']}
            onSignedOut={onSignedOut}
          />
        )}
      </div>
    </ViewFrame>
  );
}
