import { type ComponentType, lazy, useState } from 'react';
import { apotheca, notDown } from '../api/index.ts';

export interface Lazily<Props extends object> {
  readonly component: ComponentType<Props>;
  /** Fetches the file before it is needed. */
  readonly ahead: () => Promise<void>;
}

/**
 * A component whose file is fetched when it is first shown. A browser remembers that a module could not be fetched until the page is
 * loaded anew, so nothing is asked for while the server is known to be out of reach.
 */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>): Lazily<Props> {
  let loaded: ComponentType<Props> | null = null;
  const fetched = async () => {
    loaded ??= await load();
    return loaded;
  };
  const Later = lazy(async () => {
    await notDown();
    return { default: await fetched() };
  });
  return {
    // What is there already is shown at once: React keeps a fallback that it has shown for 300 ms.
    component: function Lazy(props) {
      const [Chosen] = useState<ComponentType<Props>>(() => loaded ?? Later);
      return <Chosen {...props} />;
    },
    ahead: async () => {
      if (apotheca.connection.state !== 'down') await Promise.allSettled([fetched()]);
    },
  };
}
