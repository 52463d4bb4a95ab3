import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { apotheca, notDown } from '../api/index.ts';

export interface Lazily<Props extends object> {
  readonly component: LazyExoticComponent<ComponentType<Props>>;
  /** Fetches the file before it is needed. */
  readonly ahead: () => Promise<void>;
}

/**
 * A component whose file is fetched when it is first shown. A browser remembers that a module could not be fetched until the page is
 * loaded anew, so nothing is asked for while the server is known to be out of reach.
 */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>): Lazily<Props> {
  return {
    component: lazy(async () => {
      await notDown();
      return { default: await load() };
    }),
    ahead: async () => {
      if (apotheca.connection.state !== 'down') await Promise.allSettled([load()]);
    },
  };
}
