import address from './later.css?url';

let loading: Promise<void> | undefined;

/** Adds the styles of what comes after the first question, once. They are a file of their own: the first screen is lighter by it. */
export function laterStyles(): Promise<void> {
  loading ??= new Promise<void>((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    link.onload = () => resolve();
    link.onerror = () => {
      // Asked for again where it is needed again.
      link.remove();
      loading = undefined;
      reject(new Error('the styles cannot be fetched'));
    };
    document.head.append(link);
  });
  return loading;
}
