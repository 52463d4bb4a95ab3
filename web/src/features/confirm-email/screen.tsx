import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from '../../api/index.ts';
import { ConfirmEmailDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { givenEmail } from '../../session/index.ts';
import { EntryLink, FormErrors, useErrorText } from '../../ui/index.ts';
import { LinkPage } from '../link-page/index.ts';
import { texts } from './texts.ts';

/** What the link that was sent to a new address opens, signed in or not. */
export function Screen() {
  const t = useTexts(texts);
  return <LinkPage title={t.title}>{(token) => <Confirm key={token} token={token} />}</LinkPage>;
}

/** By a button: programs that look through mail follow links too. */
function Confirm({ token }: { readonly token: string }) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const { mutate, loading } = useMutation(ConfirmEmailDocument);
  const [formError, setFormError] = useState<string | null>(null);
  const [confirmed, setConfirmed] = useState<string | null>(null);
  const confirm = async () => {
    setFormError(null);
    const { data, error } = await mutate({ input: { token } });
    if (error) return setFormError(errorText(error));
    const { confirmEmail: answer } = data;
    if (answer.__typename !== 'EmailConfirmed') return setFormError(answer.message);
    setConfirmed(answer.email);
  };
  if (confirmed !== null) {
    return (
      <Stack gap="md">
        <Text size="sm" role="status">
          {t.confirmed(confirmed)}
        </Text>
        <EntryLink href="/" state={givenEmail(confirmed)}>
          {t.goOn}
        </EntryLink>
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t.lead}
      </Text>
      <FormErrors>{formError}</FormErrors>
      <Button fullWidth loading={loading} onClick={() => void confirm()} autoFocus>
        {t.confirm}
      </Button>
    </Stack>
  );
}
