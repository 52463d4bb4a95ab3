import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { faultOf, useAct, useClient } from '../../api/index.ts';
import { BeginSignOnDocument, CompleteSignOnDocument } from '../../generated/graphql.ts';
import { useRefusalText, useTexts } from '../../i18n/index.ts';
import { EntryPage, useFaultText } from '../../ui/index.ts';
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
  const [trouble, setTrouble] = useState<string | null>(null);
  return (
    <EntryPage title={t.title}>
      <Stack gap="md">
        {trouble !== null && (
          <Alert role="alert" variant="light" color="red" icon={<IconInfoCircle />}>
            {trouble}
          </Alert>
        )}
        {returned && trouble === null ? (
          <Completing returned={returned} onTrouble={setTrouble} />
        ) : (
          <Beginning onTrouble={setTrouble} />
        )}
        <Anchor component={Link} href="/" size="sm">
          {t.toSignIn}
        </Anchor>
      </Stack>
    </EntryPage>
  );
}

interface StepProps {
  readonly onTrouble: (trouble: string | null) => void;
}

function Beginning({ onTrouble }: StepProps) {
  const t = useTexts(texts);
  const faultText = useFaultText();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [organizationId] = useState(
    () => new URLSearchParams(location.search).get('organization') ?? rememberedOrganization(),
  );

  const go = async (id: string) => {
    setBusy(true);
    onTrouble(null);
    try {
      const { signOnRequest } = await client.query(BeginSignOnDocument, { organizationId: id });
      rememberOrganization(id);
      keepBrowserToken(signOnRequest.browserToken);
      location.assign(signOnRequest.url);
    } catch (error) {
      onTrouble(faultText(faultOf(error)));
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

function Completing({ returned, onTrouble }: StepProps & { readonly returned: URLSearchParams }) {
  const t = useTexts(texts);
  const faultText = useFaultText();
  const refusalText = useRefusalText();
  const client = useClient();
  const [, go] = useLocation();
  const { act } = useAct(CompleteSignOnDocument);
  const begun = useRef(false);

  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const complete = async () => {
      const browserToken = takeBrowserToken();
      go('/sign-on', { replace: true });
      if (browserToken === null) return onTrouble(t.notHere);
      if (returned.has('error')) return onTrouble(t.declined);
      const { deviceToken } = client;
      const { data, fault } = await act({ input: { returned: returned.toString(), browserToken, deviceToken } });
      if (fault) return onTrouble(faultText(fault));
      const { completeSignOn: answer } = data;
      if (answer.__typename === 'AccessWithdrawn') return onTrouble(t.withdrawn);
      if (answer.__typename !== 'SignedIn') return onTrouble(refusalText(answer));
      go('/', { replace: true });
      client.continueWith(answer.token);
    };
    void complete();
  }, [act, client, faultText, go, onTrouble, refusalText, returned, t]);

  return (
    <Text size="sm" role="status">
      {t.completing}
    </Text>
  );
}
