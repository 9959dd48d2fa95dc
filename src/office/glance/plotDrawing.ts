import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartDataset,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
  Tooltip,
} from 'chart.js';
import type { PlotSpec, Series } from './plotSpec.ts';

Chart.register(
  ...[BarController, BarElement, LineController, LineElement, PointElement],
  ...[CategoryScale, LinearScale, Legend, Tooltip],
);

/** A plot that is drawn. */
export interface DrawnPlot {
  readonly remove: () => void;
}

/** The design's colours as they are now: they differ in the dark. */
function coloursNow() {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: token('--ink-quiet'),
    paper: token('--paper'),
    line: token('--line'),
    grey: token('--line-strong'),
    accent: token('--accent'),
    wrong: token('--wrong'),
    font: token('--font'),
  };
}
type Colours = ReturnType<typeof coloursNow>;

type Drawn = 'bar' | 'line';
type Values = ChartDataset<Drawn, (number | [number, number] | null)[]>;

function datasetOf({ name, look, values }: Series, { accent, grey, paper, ink }: Colours): Values {
  const data = values.map((value) => (typeof value === 'object' && value ? ([...value] as [number, number]) : value));
  const common = { label: name, data };
  switch (look) {
    case 'filled':
      return { ...common, type: 'bar', backgroundColor: accent, borderColor: accent, borderWidth: 2 };
    case 'outlined':
      return {
        ...common,
        type: 'bar',
        backgroundColor: paper,
        borderColor: accent,
        borderWidth: 2,
        borderSkipped: false,
      };
    case 'grey':
      return { ...common, type: 'bar', backgroundColor: grey, borderColor: grey, borderWidth: 2 };
    case 'line':
      return { ...common, type: 'line', borderColor: accent, backgroundColor: accent, borderWidth: 3, pointRadius: 0 };
    case 'level':
      return { ...common, type: 'line', borderColor: ink, borderDash: [6, 6], borderWidth: 2, pointRadius: 0 };
    case 'dots':
      return {
        ...{ ...common, type: 'line', showLine: false, pointRadius: 6, order: -1 },
        ...{ backgroundColor: paper, borderColor: ink, pointBorderWidth: 3 },
      };
  }
}

const marksAt = (marks: readonly number[], colour: string): Plugin => ({
  id: 'marks',
  afterDatasetsDraw: ({ ctx, scales: { x }, chartArea: { top, bottom } }) => {
    if (!x) return;
    ctx.save();
    ctx.strokeStyle = colour;
    ctx.lineWidth = 2;
    for (const mark of marks) {
      const at = x.getPixelForValue(mark);
      ctx.beginPath();
      ctx.moveTo(at, top);
      ctx.lineTo(at, bottom);
      ctx.stroke();
    }
    ctx.restore();
  },
});

/** Draws a plot, in the colours of the moment. Nothing in it moves. */
export function drawPlot(
  canvas: HTMLCanvasElement,
  { labels, series, sideways = false, stacked = false, marks = [] }: PlotSpec,
  locale: string,
): DrawnPlot {
  const colours = coloursNow();
  const { ink, line, wrong } = colours;
  const font = { family: colours.font, size: 13 };
  const counted = { beginAtZero: true, stacked, ticks: { color: ink, font, precision: 0 }, grid: { color: line } };
  const named = { stacked, ticks: { color: ink, font, maxRotation: 0, autoSkip: !sideways }, grid: { display: false } };
  const chart = new Chart<Drawn, (number | [number, number] | null)[]>(canvas, {
    type: 'bar',
    data: { labels: [...labels], datasets: series.map((one) => datasetOf(one, colours)) },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      indexAxis: sideways ? 'y' : 'x',
      locale,
      interaction: { mode: 'index', intersect: false, axis: sideways ? 'y' : 'x' },
      scales: sideways ? { x: counted, y: named } : { x: named, y: counted },
      plugins: { legend: { display: series.length > 1, labels: { color: ink, font, boxWidth: 24 } } },
    },
    plugins: marks.length > 0 ? [marksAt(marks, wrong)] : [],
  });
  return { remove: () => chart.destroy() };
}
