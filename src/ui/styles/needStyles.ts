const loads = new Map<string, Promise<void>>();

/**
 * Adds a style sheet, once, and waits until it is there: nothing is drawn without its styles.
 * @throws where it cannot be fetched; it is asked for again the next time
 */
export function needStyles(address: string): Promise<void> {
  const load =
    loads.get(address) ??
    new Promise<void>((resolve, reject) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = address;
      link.onload = () => resolve();
      link.onerror = () => {
        link.remove();
        loads.delete(address);
        reject(new Error(`the styles ${address} cannot be fetched`));
      };
      document.head.append(link);
    });
  loads.set(address, load);
  return load;
}
