import { timeOfDay } from '../../i18n/format.ts';
import { type Glance, glance } from '../../protocol/glance.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { useView, type ViewProps } from '../page/useView.ts';
import { ViewFrame } from '../page/viewFrame.tsx';
import { figuresIn } from './figures.ts';
import { plotsShown } from './plot.tsx';
import { QualityPart } from './qualityPart.tsx';
import { ResponsePart } from './responsePart.tsx';
import { TimePart } from './timePart.tsx';

const parts = { response: ResponsePart, time: TimePart, quality: QualityPart } as const;
const partNames = ['response', 'time', 'quality'] as const;

/** What came in, in numbers: who answered, how long it took, and how well. */
export function GlanceView({ about, onSignedOut }: ViewProps) {
  const { office } = useOfficeLocale();
  const told = office.glance;
  const { answer, fault, again } = useView('/glance', glance, onSignedOut);
  const current = partNames.find((name) => name === about) ?? 'response';
  const Part = parts[current];
  return (
    <ViewFrame title={office.views.glance} fault={fault} again={again} waits={!answer}>
      {answer && (
        <>
          <Summary glance={answer} follows={fault === undefined} />
          <div class="office-parts">
            <nav class="office-views" aria-label={told.parts.title}>
              <ul>
                {partNames.map((name) => (
                  <li key={name}>
                    <a href={`#/glance/${name}`} aria-current={name === current ? 'page' : undefined}>
                      {told.parts[name]}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            <button
              type="button"
              class="button button--plain"
              data-action="plots"
              onClick={() => {
                plotsShown.value = !plotsShown.value;
              }}
            >
              {plotsShown.value ? told.noPlots : told.plots}
            </button>
          </div>
          <Part glance={answer} onSignedOut={onSignedOut} />
        </>
      )}
    </ViewFrame>
  );
}

function Summary({ glance: of, follows }: { readonly glance: Glance; readonly follows: boolean }) {
  const { office, language } = useOfficeLocale();
  const told = office.glance;
  const { number, share } = figuresIn(language);
  const { due, delivered } = of.cases;
  const time = timeOfDay(new Date(of.at), language);
  const received = of.days.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p data-received={received}>
        {told.received({ count: received })}{' '}
        {of.sealed > 0 && `${told.sealed({ count: of.sealed })} ${told.sealedHint}`}{' '}
        {of.simulated > 0 && told.simulated({ count: of.simulated })}{' '}
        {of.unread > 0 && told.unread({ count: of.unread })} {of.drafts > 0 && told.drafts({ count: of.drafts })}{' '}
        <span class="hint">{follows ? told.asOf({ time }) : told.lastAt({ time })}</span>
      </p>
      {due > 0 && (
        <p data-due={due} data-delivered={delivered}>
          {told.rate({ count: due, answered: number(delivered), value: share(delivered, due) })}{' '}
          <span class="hint">{told.rateHint}</span>
        </p>
      )}
    </>
  );
}
