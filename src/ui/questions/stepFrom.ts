/** How far a tap goes, in percentage points: an estimate is seldom finer. A key of the field goes one. */
const stride = 5;

/** The percentage a step away: to the next multiple of the stride, within 0 to 100. Nothing before an entry that is no number. */
export function stepFrom(entry: unknown, direction: 1 | -1, by: number = stride): number | undefined {
  if (entry !== undefined && typeof entry !== 'number') return undefined;
  const from = entry ?? 0;
  const to = direction > 0 ? Math.floor(from / by) * by + by : Math.ceil(from / by) * by - by;
  const within = Math.min(100, Math.max(0, to));
  return within === entry ? undefined : within;
}
