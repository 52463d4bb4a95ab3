import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useAct } from '../api/index.ts';
import { SessionProofDocument } from '../generated/graphql.ts';
import { useTexts } from '../i18n/index.ts';
import { PasswordField, useFaultText } from '../ui/index.ts';
import { texts } from './texts.ts';

interface ProofFormProps {
  readonly submit: string;
  readonly onProved: () => void;
  /** What can be done instead. */
  readonly children: ReactNode;
}

/** Asks whoever is signed in for their password. */
export function ProofForm({ submit, onProved, children }: ProofFormProps) {
  const t = useTexts(texts);
  const faultText = useFaultText();
  const { act, busy } = useAct(SessionProofDocument);
  const [password, setPassword] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const prove = async (event: SubmitEvent) => {
    event.preventDefault();
    // In the page's tree it stands within the form of the act that asked.
    event.stopPropagation();
    if (password === '') return setTrouble(t.needsPassword);
    setTrouble(null);
    const { data, fault } = await act({ input: { password } });
    if (fault) return setTrouble(faultText(fault));
    if (data.proveIdentity.__typename !== 'IdentityProved') return setTrouble(t.notRight);
    onProved();
  };
  return (
    <form onSubmit={(event) => void prove(event)} noValidate>
      <Stack gap="md">
        {trouble !== null && (
          <Alert role="alert" variant="light" color="red" icon={<IconInfoCircle />}>
            {trouble}
          </Alert>
        )}
        <PasswordField
          label={t.password}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={({ currentTarget: { value } }) => setPassword(value)}
          data-autofocus
          autoFocus
        />
        <Group justify="flex-end" gap="xs">
          {children}
          <Button type="submit" loading={busy}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
