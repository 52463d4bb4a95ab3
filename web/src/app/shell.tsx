import { Alert, AppShell, Burger, Group, NavLink, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { useClient, useConnection, useQuery } from '../api/index.ts';
import { AlertNotices } from '../features/alerts/index.ts';
import { RecallBanner } from '../features/recalls/index.ts';
import { ShellCountsDocument } from '../generated/graphql.ts';
import { useFormat, useTexts } from '../i18n/index.ts';
import { useMay, usePharmacy, useSession } from '../session/index.ts';
import {
  Brand,
  ErrorBoundary,
  Forbidden,
  LanguageSwitch,
  Loading,
  SchemeSwitch,
  StatusBadge,
  Visits,
} from '../ui/index.ts';
import { AccountMenu } from './account-menu.tsx';
import { ConnectionStatus } from './connection-status.tsx';
import { NotFound } from './not-found.tsx';
import { PharmacySwitch } from './pharmacy-switch.tsx';
import { Account, type Screen, screens } from './screens.ts';
import classes from './shell.module.css';
import { texts } from './texts.ts';

/** What is around every screen: the menu, where one works, and whether the page hears of changes. */
export function Shell() {
  const t = useTexts(texts);
  const offers = useOffers();
  const [opened, { toggle, close }] = useDisclosure(false);
  const [location] = useLocation();
  const section = `/${location.split('/')[1] ?? ''}`;
  const visits = useVisits(section);
  const counts = useCounts();
  const offered = screens.filter(offers);
  useScreensAhead(offered);
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding="md"
      transitionDuration={0}
    >
      <a className={classes.skip ?? ''} href="#main">
        {t.skip}
      </a>
      <AppShell.Header className={classes.header ?? ''}>
        <Group gap="xs" wrap="nowrap" className={classes.start ?? ''}>
          <Burger
            opened={opened}
            onClick={toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label={t.menu}
            aria-expanded={opened}
          />
          <Group gap={8} wrap="nowrap" visibleFrom="sm" w={184}>
            <Brand />
            <Text fw={700}>Apotheca</Text>
          </Group>
          <PharmacySwitch />
        </Group>
        <Group gap="xs" wrap="nowrap">
          <ConnectionStatus />
          <Group gap="xs" wrap="nowrap" visibleFrom="sm">
            <LanguageSwitch />
            <SchemeSwitch />
          </Group>
          <AccountMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t.screensLabel} className={classes.menu ?? ''} data-opened={opened}>
        {offered.map(({ path, name, icon: Icon }) => (
          <NavLink
            key={path}
            component={Link}
            href={path}
            label={t.screens[name]}
            active={section === path}
            {...(section === path && { 'aria-current': 'page' as const })}
            leftSection={<Icon size={18} stroke={1.7} aria-hidden />}
            rightSection={
              counts[name] ? (
                <StatusBadge color={name === 'alerts' ? 'orange' : 'teal'}>{counts[name]}</StatusBadge>
              ) : null
            }
            onClick={close}
            className={classes.link ?? ''}
          />
        ))}
        <Group gap="xs" mt="auto" p="xs" hiddenFrom="sm">
          <LanguageSwitch />
          <SchemeSwitch />
        </Group>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} className={classes.main ?? ''}>
        <ConnectionBanner />
        <AlertNotices />
        <RecallBanner />
        <Visits value={visits}>
          <ErrorBoundary at={section}>
            <Suspense fallback={<Loading rows={8} />}>
              <Switch>
                {screens.map((screen) => (
                  <Route key={screen.path} path={screen.path === '/' ? '/' : `${screen.path}/*?`}>
                    {offers(screen) ? <screen.component /> : <Forbidden />}
                  </Route>
                ))}
                <Route path="/account">
                  <Account />
                </Route>
                <Route>
                  <NotFound />
                </Route>
              </Switch>
            </Suspense>
          </ErrorBoundary>
        </Visits>
      </AppShell.Main>
    </AppShell>
  );
}

/** Which screens the person's roles include. */
function useOffers(): (screen: Screen) => boolean {
  const { may, mayEverywhere } = useSession();
  return ({ permission, everywhere }) => permission === null || (everywhere ? mayEverywhere : may)(permission);
}

/** Fetches the other screens once the first one has had its time, so that going to one waits for nothing but its data. */
function useScreensAhead(offered: readonly Screen[]) {
  const client = useClient();
  const all = useRef(offered);
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const { preload } of all.current) void preload(client);
    }, 3_000);
    return () => clearTimeout(timer);
  }, [client]);
}

/** What waits on a screen, told beside its name. */
function useCounts(): Readonly<Partial<Record<string, string>>> {
  const format = useFormat();
  const may = useMay();
  const { id: pharmacyId } = usePharmacy();
  const { data } = useQuery(
    ShellCountsDocument,
    { pharmacyId, messages: may('MESSAGE_READ') },
    { pause: !may('STOCK_READ') },
  );
  const told = (count: number | undefined) => (count ? format.number(count) : undefined);
  const [alerts, messages] = [told(data?.alerts.totalCount), told(data?.conversations?.totalCount)];
  return { ...(alerts && { alerts }), ...(messages && { messages }) };
}

/** How often another screen was gone to. */
function useVisits(section: string): number {
  const [visits, setVisits] = useState(0);
  const before = useRef(section);
  useEffect(() => {
    if (before.current === section) return;
    before.current = section;
    setVisits((count) => count + 1);
  }, [section]);
  return visits;
}

/** Says plainly that what is shown may be behind, and since when. */
function ConnectionBanner() {
  const t = useTexts(texts);
  const format = useFormat();
  const { state, since } = useConnection();
  return (
    <div role="status">
      {state === 'down' && (
        <Alert color="orange" variant="light" mb="md" p="xs" icon={<IconPlugConnectedX />}>
          {t.downSince(format.time(since))}
        </Alert>
      )}
    </div>
  );
}
