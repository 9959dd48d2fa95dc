import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * A component whose code is fetched when it is first needed, or beforehand by `load`. The app's first screen
 * must not wait for pages that come an hour later.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let known: ComponentType<Props> | undefined;
  const fetched = async () => {
    known ??= await load();
    return known;
  };
  function Later(props: Props) {
    const [Loaded, setLoaded] = useState(() => known);
    useEffect(() => {
      if (!Loaded) void fetched().then((component) => setLoaded(() => component));
    }, [Loaded]);
    return Loaded ? <Loaded {...props} /> : <main aria-busy="true" />;
  }
  return { Later, fetch: () => void fetched() };
}
