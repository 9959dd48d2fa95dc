import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useOfficeLocale } from '../page/officeLocale.ts';
import type { DrawnPlot } from './plotDrawing.ts';
import type { PlotSpec } from './plotSpec.ts';

/** Whether plots are shown: they are loaded once somebody asks for them, and stay while the page is open. */
export const plotsShown = signal(false);

/** What changes the design's colours. */
const schemes = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'];

/** A plot, where plots are shown. The table beside it has the same figures, for whoever does not see it. */
export function Plot({
  name,
  label,
  spec,
}: {
  readonly name: string;
  readonly label: string;
  readonly spec: PlotSpec;
}) {
  return plotsShown.value ? <ShownPlot name={name} label={label} spec={spec} /> : null;
}

function ShownPlot({ name, label, spec }: Parameters<typeof Plot>[0]) {
  const { office, language } = useOfficeLocale();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<'waits' | 'drawn' | 'failed'>('waits');
  const written = JSON.stringify(spec);
  useEffect(() => {
    let left = false;
    let drawn: DrawnPlot | undefined;
    const draw = async () => {
      const { drawPlot } = await import('./plotDrawing.ts');
      if (left || !canvas.current) return;
      drawn?.remove();
      drawn = drawPlot(canvas.current, spec, language);
      setState('drawn');
    };
    const drawOrSay = () =>
      void draw().catch((cause: unknown) => {
        console.warn(cause);
        setState('failed');
      });
    drawOrSay();
    const watched = schemes.map((scheme) => matchMedia(scheme));
    for (const scheme of watched) scheme.addEventListener('change', drawOrSay);
    return () => {
      left = true;
      for (const scheme of watched) scheme.removeEventListener('change', drawOrSay);
      drawn?.remove();
    };
    // What is drawn, by its contents: it is another object each time.
  }, [written, language]);
  if (state === 'failed') return <p role="status">{office.glance.plotFault}</p>;
  return (
    <figure class="card office-plot">
      <figcaption id={`plot ${name}`.replaceAll(' ', '-')}>{label}</figcaption>
      <div class={spec.sideways ? 'office-plot__room office-plot__room--high' : 'office-plot__room'}>
        <canvas
          ref={canvas}
          role="img"
          aria-labelledby={`plot ${name}`.replaceAll(' ', '-')}
          data-plot={name}
          data-drawn={state === 'drawn'}
        />
      </div>
    </figure>
  );
}
