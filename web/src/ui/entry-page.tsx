import { Center, Group, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { LanguageSwitch, SchemeSwitch } from './appearance.tsx';
import { Brand } from './brand.tsx';
import classes from './entry-page.module.css';
import { PageTitle } from './page-title.tsx';

/** A page before the shell: signing in, taking up an invitation, choosing where one works. */
export function EntryPage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={classes.page ?? ''}>
      <Group component="header" justify="flex-end" gap="xs" p="sm">
        <LanguageSwitch />
        <SchemeSwitch />
      </Group>
      <Center component="main" className={classes.main ?? ''}>
        <div className={classes.column ?? ''}>
          <Group gap="xs" mb="lg" justify="center">
            <Brand size={30} />
            <Text fw={700} fz={22}>
              Apotheca
            </Text>
          </Group>
          <Paper withBorder p="lg" radius="md" shadow="xs">
            <PageTitle title={title} />
            {children}
          </Paper>
        </div>
      </Center>
    </div>
  );
}
