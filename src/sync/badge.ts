const show = async (waiting: number): Promise<void> =>
  waiting > 0 ? navigator.setAppBadge?.(waiting) : navigator.clearAppBadge?.();

/** Shows on the app's icon how many responses wait to be sent, where the platform can. What it says is said on the start page too. */
export function badge(waiting: number): void {
  // Refused where the app is not installed.
  show(waiting).catch(() => {});
}
