import type { CryptoKey } from 'jose';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { contactNames, documentWithout } from '../../export/contact.ts';
import type { Read } from '../../export/delivered.ts';
import { newInstrumentFinder } from '../../export/instrumentFinder.ts';
import { openResponse } from '../../export/openedResponse.ts';
import { recomputed } from '../../export/recomputed.ts';
import { fail, type Result } from '../../lib/result.ts';
import type { ResponseDocument } from '../../protocol/response.ts';
import type { SealedLine } from '../../protocol/sealedLine.ts';
import { officeInstruments } from '../page/officeInstruments.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { Written } from '../page/written.tsx';
import { FlagList } from '../responses/flagList.tsx';
import { ResponseModules } from '../responses/responseModules.tsx';
import { type OfficeSurvey, useOfficeSurvey } from '../responses/survey.ts';
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
          <Opened survey={survey} document={document} withheld={withheld} />
        </>
      )}
    </article>
  );
}

/** What the key has opened, with what follows from it told here: no collector has read it. */
function Opened({
  survey,
  document: whole,
  withheld,
}: {
  readonly survey: OfficeSurvey;
  readonly document: ResponseDocument;
  readonly withheld: ReadonlySet<string>;
}) {
  const { document, came, differing } = useMemo(
    () => recomputed(survey.instrument, documentWithout(withheld, whole), whole),
    [survey, whole, withheld],
  );
  return (
    <>
      {differing.length > 0 && <FlagList flags={differing} />}
      <ResponseModules survey={survey} document={document} withheld={[...withheld]} came={came} />
    </>
  );
}

const find = newInstrumentFinder(officeInstruments);

async function opened({ sealed, instrument: name }: SealedLine, opener: CryptoKey): Promise<Result<Read, string>> {
  const instrument = await find(name);
  if (!instrument) return fail(`${name.id} ${name.version} is not known here`);
  return openResponse(new TextEncoder().encode(sealed), { instrument }, opener);
}
