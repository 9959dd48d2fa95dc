/** Shows on the app's icon how many responses wait to be sent, where the platform can. What it says is said on the start page too. */
export function badge(waiting: number): void {
  const shown = waiting > 0 ? navigator.setAppBadge?.(waiting) : navigator.clearAppBadge?.();
  // Refused where the app is not installed.
  shown?.catch(() => {});
}
