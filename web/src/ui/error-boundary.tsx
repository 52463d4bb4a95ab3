import { Button, Stack, Text, Title } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useTexts } from '../i18n/index.ts';
import { texts } from './texts.ts';

interface Props {
  /** Another value is another page: what broke before does not count for it. */
  readonly at: string;
  readonly children: ReactNode;
}

/** Keeps what is around a page alive when the page breaks, or could not be loaded since the server has a new version. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidUpdate({ at }: Props) {
    if (at !== this.props.at && this.state.broken) this.setState({ broken: false });
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const t = useTexts(texts);
  return (
    <Stack align="center" gap="sm" py="xl" ta="center" role="alert">
      <Title order={1} size="h3">
        {t.broken.title}
      </Title>
      <Text c="dimmed" size="sm" maw={420}>
        {t.broken.body}
      </Text>
      <Button onClick={() => location.reload()}>{t.reload}</Button>
    </Stack>
  );
}
