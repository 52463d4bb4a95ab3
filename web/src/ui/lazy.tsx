import { type ComponentType, lazy as reactLazy, useState } from 'react';
import { notDown, useClient } from '../api/index.ts';

type Client = ReturnType<typeof useClient>;

export interface LazyComponent<Props extends object> {
  readonly component: ComponentType<Props>;
  /** Fetches the file before it is needed. */
  readonly preload: (client: Client) => Promise<void>;
}

/**
 * A component whose file is fetched when it is first shown. A browser remembers that a module could not be fetched until the page is
 * loaded again, so nothing is asked for while the server is known to be out of reach.
 */
export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyComponent<Props> {
  let loaded: ComponentType<Props> | null = null;
  const fetched = async () => {
    loaded ??= await load();
    return loaded;
  };
  let later: ComponentType<Props> | null = null;
  const fetchedLater = (client: Client) => {
    later ??= reactLazy(async () => {
      await notDown(client);
      return { default: await fetched() };
    });
    return later;
  };
  return {
    // What is there already is shown at once: React keeps a fallback that it has shown for 300 ms.
    component: function Lazy(props) {
      const client = useClient();
      const [Chosen] = useState<ComponentType<Props>>(() => loaded ?? fetchedLater(client));
      return <Chosen {...props} />;
    },
    preload: async (client) => {
      if (client.connection.state !== 'down') await Promise.allSettled([fetched()]);
    },
  };
}
