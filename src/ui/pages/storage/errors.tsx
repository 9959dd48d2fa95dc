import { useEffect, useState } from 'preact/hooks';
import { dateAndTime } from '../../../i18n/format.ts';
import type { ErrorEntry } from '../../../lib/errorEntry.ts';
import { errorLine, errorText } from '../../../lib/errorText.ts';
import { errorLog } from '../../../session/errors.ts';
import { useWords } from '../../locale.ts';
import { download } from '../../parts/download.ts';
import { useServices } from '../../services.ts';
import { useOfficeWords } from '../officeWords.ts';

/** Characters of a message that mail programs take from an address; the latest errors come first. */
const mostInMail = 1_500;

/** What went wrong in this window, to be shown to the help desk. */
export function Errors() {
  const words = useWords().storage.errors;
  const [entries, setEntries] = useState(errorLog.entries);
  useEffect(() => errorLog.follow(() => setEntries(errorLog.entries)), []);
  return (
    <section class="card storage" data-errors={entries.length}>
      <h2>{words.title}</h2>
      {entries.length === 0 ? <p>{words.none}</p> : <List entries={entries} />}
    </section>
  );
}

function List({ entries }: { readonly entries: readonly ErrorEntry[] }) {
  const { language, appVersion, config } = useServices();
  const words = useWords().storage.errors;
  const text = () => errorText(entries, [`Veldwerk ${appVersion}, ${new Date().toISOString()}`, navigator.userAgent]);
  const save = () => download(`veldwerk-errors-${new Date().toISOString().slice(0, 10)}.txt`, 'text/plain', text());
  const email = useOfficeWords()(config.value.helpDesk?.email);
  const mail = () =>
    `mailto:${email}?subject=${encodeURIComponent(words.subject)}&body=${encodeURIComponent(text().slice(0, mostInMail))}`;
  return (
    <>
      <p>{words.what}</p>
      <details>
        <summary>{words.count({ count: entries.length })}</summary>
        <ul>
          {entries.toReversed().map((entry) => (
            <li key={`${entry.since} ${errorLine(entry)}`}>
              {dateAndTime(new Date(entry.at), language)}, {words.times({ count: entry.times })}
              <br />
              <code lang="en" translate={false}>
                {errorLine(entry)}
              </code>
            </li>
          ))}
        </ul>
      </details>
      <div class="response__actions">
        <button type="button" class="button button--plain" data-action="save-errors" onClick={save}>
          {words.file}
        </button>
        {email && (
          <a data-action="send-errors" href={mail()}>
            {words.send}
          </a>
        )}
      </div>
    </>
  );
}
