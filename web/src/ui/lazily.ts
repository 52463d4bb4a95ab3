import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

export interface Lazily<Props extends object> {
  readonly component: LazyExoticComponent<ComponentType<Props>>;
  /** Fetches the file before it is needed. What cannot be had now is asked for again when it is shown. */
  readonly ahead: () => Promise<void>;
}

/** A component whose file is fetched when it is first shown; while the server cannot be reached it is tried again. */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>): Lazily<Props> {
  return {
    component: lazy(async () => ({ default: await persistently(load) })),
    ahead: async () => {
      await Promise.allSettled([load()]);
    },
  };
}

const pausesMs = [500, 1_000, 2_000, 4_000];

/** A server that answers and still does not have the file has a new version: then trying again does not help, a reload does. */
async function persistently<T>(load: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await load();
    } catch (fault) {
      if (tries > 2 && (await reachable())) throw fault;
      await new Promise((resolve) => setTimeout(resolve, pausesMs[Math.min(tries, pausesMs.length) - 1]));
    }
  }
}

const reachable = (): Promise<boolean> =>
  fetch('/', { method: 'HEAD' }).then(
    () => true,
    () => false,
  );
