import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { toApothecaError, useClient, useMutation } from '../../api/index.ts';
import { BeginSignOnDocument, CompleteSignOnDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { EntryPage, useErrorText } from '../../ui/index.ts';
import { keepBrowserToken, rememberedOrganization, rememberOrganization, takeBrowserToken } from './remembered.ts';
import { texts } from './texts.ts';

/** Where signing in through the provider of an organization begins, and where the provider sends people back. */
export function Screen() {
  const t = useTexts(texts);
  // Read once: the address is cleaned as soon as what it holds is used.
  const [returned] = useState(() => {
    const parameters = new URLSearchParams(location.search);
    return parameters.has('state') ? parameters : null;
  });
  const [formError, setFormError] = useState<string | null>(null);
  return (
    <EntryPage title={t.title}>
      <Stack gap="md">
        {formError !== null && (
          <Alert role="alert" variant="light" color="red" icon={<IconInfoCircle />}>
            {formError}
          </Alert>
        )}
        {returned && formError === null ? (
          <Completing returned={returned} onFormError={setFormError} />
        ) : (
          <Beginning onFormError={setFormError} />
        )}
        <Anchor component={Link} href="/" size="sm">
          {t.toSignIn}
        </Anchor>
      </Stack>
    </EntryPage>
  );
}

interface StepProps {
  readonly onFormError: (formError: string | null) => void;
}

function Beginning({ onFormError }: StepProps) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [organizationId] = useState(
    () => new URLSearchParams(location.search).get('organization') ?? rememberedOrganization(),
  );

  const go = async (id: string) => {
    setBusy(true);
    onFormError(null);
    try {
      const { signOnRequest } = await client.query(BeginSignOnDocument, { organizationId: id });
      rememberOrganization(id);
      keepBrowserToken(signOnRequest.browserToken);
      location.assign(signOnRequest.url);
    } catch (error) {
      onFormError(errorText(toApothecaError(error)));
      setBusy(false);
    }
  };

  if (organizationId === null) return <Text size="sm">{t.noOrganization}</Text>;
  return (
    <>
      <Text size="sm" c="dimmed">
        {t.lead}
      </Text>
      <Button fullWidth loading={busy} onClick={() => void go(organizationId)}>
        {t.go}
      </Button>
    </>
  );
}

function Completing({ returned, onFormError }: StepProps & { readonly returned: URLSearchParams }) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const client = useClient();
  const [, go] = useLocation();
  const { mutate } = useMutation(CompleteSignOnDocument);
  const begun = useRef(false);

  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const complete = async () => {
      const browserToken = takeBrowserToken();
      go('/sign-on', { replace: true });
      if (browserToken === null) return onFormError(t.notHere);
      if (returned.has('error')) return onFormError(t.declined);
      const { deviceToken } = client;
      const { data, error } = await mutate({ input: { returned: returned.toString(), browserToken, deviceToken } });
      if (error) return onFormError(errorText(error));
      const { completeSignOn: answer } = data;
      if (answer.__typename === 'AccessWithdrawn') return onFormError(t.withdrawn);
      if (answer.__typename !== 'SignedIn') return onFormError(answer.message);
      go('/', { replace: true });
      client.continueWith(answer.token);
    };
    void complete();
  }, [mutate, client, errorText, go, onFormError, returned, t]);

  return (
    <Text size="sm" role="status">
      {t.completing}
    </Text>
  );
}
