import type { CryptoKey } from 'jose';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { contactNames, documentWithout } from '../../export/contact.ts';
import type { Read } from '../../export/delivered.ts';
import { newInstrumentFinder } from '../../export/instrumentFinder.ts';
import { openResponse } from '../../export/openedResponse.ts';
import { fail, type Result } from '../../lib/result.ts';
import type { SealedLine } from '../../protocol/sealedLine.ts';
import { officeInstruments } from '../page/officeInstruments.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { Written } from '../page/written.tsx';
import { ResponseModules } from '../responses/responseModules.tsx';
import { useOfficeSurvey } from '../responses/survey.ts';
import '../../ui/styles/sheet.css';
import '../../ui/styles/print.css';
import '../responses/response.css';

/** One sealed response, opened: as its respondent saw it, but for contact data where they are not shown. */
export function OpenedResponse({
  line,
  opener,
  contact,
}: {
  readonly line: SealedLine;
  readonly opener: CryptoKey;
  readonly contact: boolean;
}) {
  const { office } = useOfficeLocale();
  const told = office.sealed;
  const [read, setRead] = useState<Result<Read, string>>();
  useEffect(() => {
    let left = false;
    const open = async () => {
      const found = await opened(line, opener);
      if (!left) setRead(found);
    };
    void open();
    return () => {
      left = true;
    };
  }, [line, opener]);
  const document = read?.ok ? read.value.document : undefined;
  const survey = useOfficeSurvey(line.instrument, document?.language);
  const withheld = useMemo(
    () => (survey && !contact ? contactNames(survey.instrument) : new Set<string>()),
    [survey, contact],
  );
  return (
    <article class="sheet sheet--copy" data-opened={read === undefined ? 'opening' : read.ok ? 'open' : 'failed'}>
      <p>
        {office.caseFile.receipt} {line.receipt.code}
      </p>
      {read && !read.ok && (
        <>
          <p role="alert">{told.wrong}</p>
          <p lang="en">
            <Written text={read.fault} />
          </p>
        </>
      )}
      {survey && document && (
        <>
          <button type="button" class="button print__tools" onClick={() => print()}>
            {office.response.print}
          </button>
          <ResponseModules survey={survey} document={documentWithout(withheld, document)} withheld={[...withheld]} />
        </>
      )}
    </article>
  );
}

const find = newInstrumentFinder(officeInstruments);

async function opened({ sealed, instrument: name }: SealedLine, opener: CryptoKey): Promise<Result<Read, string>> {
  const instrument = await find(name);
  if (!instrument) return fail(`${name.id} ${name.version} is not known here`);
  return openResponse(new TextEncoder().encode(sealed), { instrument }, opener);
}
