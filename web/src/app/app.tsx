import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { Suspense, useCallback } from 'react';
import { Route, Switch } from 'wouter';
import { ApothecaProvider, type useClient } from '../api/index.ts';
import { LanguageProvider, type LoadedLanguage } from '../i18n/index.ts';
import { LockProvider, SignOutProvider } from '../session/index.ts';
import { ErrorBoundary, Loading } from '../ui/index.ts';
import { AuthGuard } from './auth-guard.tsx';
import { entryPages } from './screens.ts';
import { styleNonce } from './style-nonce.ts';
import { colors, theme } from './theme.ts';

interface AppProps {
  readonly client: ReturnType<typeof useClient>;
  /** The language in which the page begins. */
  readonly language: LoadedLanguage;
}

/** The page as a whole. */
export function App({ client, language }: AppProps) {
  const askAgain = useCallback(() => client.languageChanged(), [client]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={colors} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <LanguageProvider first={language} onChange={askAgain}>
        <Notifications position="bottom-right" />
        <ApothecaProvider client={client}>
          <SignOutProvider>
            <ErrorBoundary at="page">
              <LockProvider wall="/wall">
                <Switch>
                  {entryPages.map(({ path, component: Component }) => (
                    <Route key={path} path={path}>
                      <Suspense fallback={<Loading />}>
                        <Component />
                      </Suspense>
                    </Route>
                  ))}
                  <Route>
                    <AuthGuard />
                  </Route>
                </Switch>
              </LockProvider>
            </ErrorBoundary>
          </SignOutProvider>
        </ApothecaProvider>
      </LanguageProvider>
    </MantineProvider>
  );
}
