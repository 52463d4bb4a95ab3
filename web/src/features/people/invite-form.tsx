import { Alert, Button, Code, CopyButton, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct, useAsk } from '../../api/index.ts';
import type { Role } from '../../generated/enums.ts';
import { PeopleInviteDocument, PeopleSendsMailDocument } from '../../generated/graphql.ts';
import { useRefusalText, useTerms, useTexts } from '../../i18n/index.ts';
import { usePharmacy } from '../../session/index.ts';
import { useFaultText } from '../../ui/index.ts';
import { invitationLink } from '../accept-invitation/index.ts';
import { usePlaces } from './places.ts';
import { texts } from './texts.ts';

export const roles: readonly Role[] = ['TECHNICIAN', 'PHARMACIST', 'MANAGER', 'AUDITOR', 'OWNER'];

/** Offers somebody a role; the link is mailed to them, or shown once to be handed over where the server sends no mail. */
export function InviteForm({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const terms = useTerms();
  const faultText = useFaultText();
  const refusalText = useRefusalText();
  const pharmacy = usePharmacy();
  const places = usePlaces();
  const { act, busy } = useAct(PeopleInviteDocument);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('TECHNICIAN');
  const [place, setPlace] = useState<string | null>(pharmacy.id);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { data: server } = useAsk(PeopleSendsMailDocument, {});
  const [invited, setInvited] = useState<{ readonly token: string | null } | null>(null);
  const submit = async () => {
    if (email.trim() === '') return setTrouble(t.needsEmail);
    setTrouble(null);
    const { data, fault } = await act({ input: { email: email.trim(), role, pharmacyId: places.idOf(place) } });
    if (fault)
      return setTrouble(fault.problems[0]?.message ?? (fault.kind === 'forbidden' ? fault.message : faultText(fault)));
    if (data.inviteMember.__typename !== 'MemberInvited') return setTrouble(refusalText(data.inviteMember));
    setInvited(data.inviteMember);
  };
  return (
    <Modal opened onClose={onClose} title={t.invite} centered closeButtonProps={{ 'aria-label': t.close }}>
      {invited === null ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <Stack gap="sm">
            <TextInput
              type="email"
              label={t.email}
              value={email}
              onChange={({ currentTarget: { value } }) => setEmail(value)}
              error={trouble}
              data-autofocus
            />
            <Select
              label={t.role}
              data={roles.map((each) => ({ value: each, label: terms.role[each] }))}
              value={role}
              onChange={(value) => setRole(roles.find((each) => each === value) ?? 'TECHNICIAN')}
              allowDeselect={false}
            />
            <Select label={t.place} data={places.choices} value={place} onChange={setPlace} allowDeselect={false} />
            <Button type="submit" loading={busy}>
              {server?.sendsMail ? t.sendInvitation : t.makeLink}
            </Button>
          </Stack>
        </form>
      ) : invited.token === null ? (
        <Stack gap="sm">
          <Text size="sm" role="status">
            {t.sent(email.trim())}
          </Text>
          <Group justify="flex-end">
            <Button onClick={onClose}>{t.close}</Button>
          </Group>
        </Stack>
      ) : (
        <LinkToHandOver email={email.trim()} link={invitationLink(invited.token)} onClose={onClose} />
      )}
    </Modal>
  );
}

function LinkToHandOver({
  email,
  link,
  onClose,
}: {
  readonly email: string;
  readonly link: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(texts);
  return (
    <Stack gap="sm">
      <Text size="sm">{t.handOver(email)}</Text>
      <Code block tabIndex={0} aria-label={t.link}>
        {link}
      </Code>
      <Alert variant="light" color="orange">
        {t.shownOnce}
      </Alert>
      <Group justify="flex-end">
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t.copied : t.copy}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{t.close}</Button>
      </Group>
    </Stack>
  );
}
