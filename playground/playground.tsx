import { GraphiQL } from 'graphiql';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { exampleTabs } from './examples.ts';
import { createFetcher } from './fetcher.ts';
import { Session } from './session.ts';
import { SignInBar } from './sign-in-bar.tsx';

/** The whole page: who is signed in above, the editor with its examples below. */
export function Playground() {
  const [storage] = useState(() => {
    // Remembered edits belong to an earlier set of examples when this number changes.
    const own = prefixed(window.localStorage, 'apotheca-4:');
    rememberFirstTab(own);
    return own;
  });
  const [session] = useState(() => new Session(window.sessionStorage));
  const state = useSyncExternalStore(session.subscribe, session.read);
  const fetcher = useMemo(() => createFetcher(session), [session]);
  return (
    <div className="playground">
      <SignInBar session={session} state={state} />
      <GraphiQL
        storage={storage}
        fetcher={fetcher}
        defaultTabs={exampleTabs}
        defaultEditorToolsVisibility="variables"
        showPersistHeadersSettings={false}
      >
        <GraphiQL.Logo>Apotheca</GraphiQL.Logo>
      </GraphiQL>
    </div>
  );
}

/** GraphiQL opens with the texts it remembers, and on a first visit would show the first tab's query without its variables. */
function rememberFirstTab(storage: Pick<Storage, 'getItem' | 'setItem'>) {
  const [first] = exampleTabs;
  if (!first || storage.getItem('graphiql:tabState') !== null) return;
  storage.setItem('graphiql:query', first.query);
  storage.setItem('graphiql:variables', first.variables ?? '');
}

function prefixed(storage: Storage, prefix: string) {
  return {
    getItem: (key: string) => storage.getItem(prefix + key),
    setItem: (key: string, value: string) => storage.setItem(prefix + key, value),
    removeItem: (key: string) => storage.removeItem(prefix + key),
    clear: () => {
      for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
    },
    get length() {
      return Object.keys(storage).filter((key) => key.startsWith(prefix)).length;
    },
  };
}
