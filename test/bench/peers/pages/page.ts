const element = document.getElementById('app');
if (!element) throw new Error('the page has no #app');

/** Where a peer puts its form. */
export const app = element;

/** The instrument that the address names (`?i=ict`), in a peer's format. */
export async function fetchInstrument(format: string, extension: 'json' | 'xml'): Promise<string> {
  const name = new URLSearchParams(location.search).get('i') ?? 'ict';
  return (await fetch(`/instruments/${format}/${name}.${extension}`)).text();
}
