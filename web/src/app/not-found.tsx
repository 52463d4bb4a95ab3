import { Button, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useTexts } from '../i18n/index.ts';
import { PageTitle } from '../ui/index.ts';
import { texts } from './texts.ts';

/** For addresses that lead nowhere. */
export function NotFound() {
  const t = useTexts(texts);
  return (
    <>
      <PageTitle title={t.notFound} />
      <Text c="dimmed" mb="md">
        {t.notFoundBody}
      </Text>
      <Button component={Link} href="/" variant="default">
        {t.home}
      </Button>
    </>
  );
}
