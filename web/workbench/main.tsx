import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../src/app/page.css';
import { Anchor, Group, List, MantineProvider, Title } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { colors, theme } from '../src/app/theme.ts';
import { LanguageProvider, loadLanguage, pageLanguage } from '../src/i18n/index.ts';
import { LanguageSwitch, SchemeSwitch } from '../src/ui/index.ts';
import { allStories, type Story } from './stories.ts';

const wanted = new URLSearchParams(location.search).get('story');
const root = document.getElementById('root');
if (!root) throw new Error('The page has no root.');
const language = await loadLanguage(pageLanguage());
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={colors} defaultColorScheme="auto">
      <LanguageProvider first={language}>
        <Notifications position="bottom-right" />
        <Shown name={wanted} story={allStories.get(wanted ?? '')} />
      </LanguageProvider>
    </MantineProvider>
  </StrictMode>,
);

/** One story alone, as it would stand on a page; without a name, or with one that there is not, the list of all. */
function Shown({ name, story }: { readonly name: string | null; readonly story: Story | undefined }) {
  if (!story) return <Contents />;
  if (story.wholePage) return story.show();
  return (
    <main>
      <Title order={1} size="h3" p="md">
        {name}
      </Title>
      <div style={{ padding: '0 1rem 1rem' }}>{story.show()}</div>
    </main>
  );
}

function Contents() {
  return (
    <main style={{ padding: '1rem' }}>
      <Group justify="space-between">
        <Title order={1}>Workbench</Title>
        <Group gap="xs">
          <LanguageSwitch />
          <SchemeSwitch />
        </Group>
      </Group>
      <List>
        {[...allStories.keys()].map((name) => (
          <List.Item key={name}>
            <Anchor href={`?story=${name}`} data-story={name}>
              {name}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </main>
  );
}
