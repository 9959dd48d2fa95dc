import { exportTables, officeExports } from '../../protocol/exportRequest.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { useView, type ViewProps } from '../page/useView.ts';
import { ViewFrame } from '../page/viewFrame.tsx';
import { ExportForm } from './exportForm.tsx';

/** Every export, as far as the rights allow it: answers, and contact data apart. */
export function DownloadsView({ officer, onSignedOut }: Pick<ViewProps, 'officer' | 'onSignedOut'>) {
  const { office } = useOfficeLocale();
  const told = office.downloads;
  return (
    <ViewFrame title={office.views.downloads} fault={undefined} waits={false}>
      <p class="hint">{told.recorded}</p>
      <div class="office-tables">
        {officer.rights.includes('answers') && <AnswersForm onSignedOut={onSignedOut} />}
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

/** Exports of answers, with a table of each roster that there are rows of. */
function AnswersForm({ onSignedOut }: Pick<ViewProps, 'onSignedOut'>) {
  const { office } = useOfficeLocale();
  const told = office.downloads;
  const { answer } = useView('/export-tables', exportTables, onSignedOut, false);
  return (
    <ExportForm
      name="answers"
      title={told.answers}
      what={told.answersWhat}
      path="/exports"
      formats={officeExports.filter((format) => format !== 'contact')}
      rosters={answer?.rosters ?? []}
      onSignedOut={onSignedOut}
    />
  );
}
