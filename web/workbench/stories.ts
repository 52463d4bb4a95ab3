import type { ReactNode } from 'react';

/** A component of `ui/` in one of its states. */
export interface Story {
  readonly show: () => ReactNode;
  /** It is a page by itself, with its own heading. */
  readonly wholePage?: true;
}

/** The stories of one component, by what they show. */
export type Stories = Readonly<Record<string, Story>>;

const files = import.meta.glob<Stories>('./stories/*.tsx', { import: 'stories', eager: true });

/** Every story by its address: `confirm/danger`. */
export const allStories: ReadonlyMap<string, Story> = new Map(
  Object.entries(files).flatMap(([file, stories]) =>
    Object.entries(stories).map(([name, story]): [string, Story] => [
      `${file.slice('./stories/'.length, -'.tsx'.length)}/${name}`,
      story,
    ]),
  ),
);
