import { Button, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { kindOf, useMutation, useQuery } from '../../api/index.ts';
import type { Role } from '../../generated/enums.ts';
import { PeopleInviteDocument, PeopleSendsMailDocument } from '../../generated/graphql.ts';
import { useRefusalText, useTerms, useTexts } from '../../i18n/index.ts';
import { usePharmacy } from '../../session/index.ts';
import { Dialog, useErrorText } from '../../ui/index.ts';
import { invitationLink } from '../accept-invitation/index.ts';
import { LinkToHandOver } from './link-to-hand-over.tsx';
import { roles, usePlaces } from './places.ts';
import { Sent } from './sent.tsx';
import { texts } from './texts.ts';

/** Offers somebody a role; the link is mailed to them, or shown once to be handed over where the server sends no mail. */
export function InviteForm({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const terms = useTerms();
  const errorText = useErrorText();
  const refusalText = useRefusalText();
  const pharmacy = usePharmacy();
  const places = usePlaces();
  const { mutate, loading } = useMutation(PeopleInviteDocument);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('TECHNICIAN');
  const [place, setPlace] = useState<string | null>(pharmacy.id);
  const [formError, setFormError] = useState<string | null>(null);
  const { data: server } = useQuery(PeopleSendsMailDocument, {});
  const [invited, setInvited] = useState<{ readonly token: string | null } | null>(null);
  const submit = async () => {
    if (email.trim() === '') return setFormError(t.needsEmail);
    setFormError(null);
    const { data, error } = await mutate({ input: { email: email.trim(), role, pharmacyId: places.idOf(place) } });
    if (error)
      return setFormError(
        error.problems[0]?.message ?? (kindOf(error) === 'forbidden' ? error.message : errorText(error)),
      );
    if (data.inviteMember.__typename !== 'MemberInvited') return setFormError(refusalText(data.inviteMember));
    setInvited(data.inviteMember);
  };
  return (
    <Dialog opened onClose={onClose} title={t.invite}>
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
              error={formError}
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
            <Button type="submit" loading={loading}>
              {server?.sendsMail ? t.sendInvitation : t.makeLink}
            </Button>
          </Stack>
        </form>
      ) : invited.token === null ? (
        <Sent onClose={onClose}>{t.sent(email.trim())}</Sent>
      ) : (
        <LinkToHandOver link={invitationLink(invited.token)} label={t.link} onClose={onClose}>
          {t.handOver(email.trim())}
        </LinkToHandOver>
      )}
    </Dialog>
  );
}
