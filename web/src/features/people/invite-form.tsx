import { Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useMutation, useQuery } from '../../api/index.ts';
import type { Role } from '../../generated/enums.ts';
import { PeopleInviteDocument, PeopleSendsMailDocument } from '../../generated/graphql.ts';
import { useTerms, useTexts } from '../../i18n/index.ts';
import { usePharmacy } from '../../session/index.ts';
import { Dialog, Form, useErrorText } from '../../ui/index.ts';
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
  const pharmacy = usePharmacy();
  const places = usePlaces();
  const { mutate, loading } = useMutation(PeopleInviteDocument);
  const form = useForm({
    initialValues: { email: '', role: 'TECHNICIAN' as Role, place: pharmacy.id as string | null },
    validate: { email: (value) => (value.trim() === '' ? t.needsEmail : null) },
  });
  const email = form.values.email.trim();
  const { data: server } = useQuery(PeopleSendsMailDocument, {});
  const [invited, setInvited] = useState<{ readonly token: string | null } | null>(null);
  const submit = async ({ role, place }: typeof form.values) => {
    const { data, error } = await mutate({ input: { email, role, pharmacyId: places.idOf(place) } });
    if (error)
      return form.setErrors({
        email: error.problems[0]?.message ?? errorText(error),
      });
    if (data.inviteMember.__typename !== 'MemberInvited') return form.setErrors({ email: data.inviteMember.message });
    setInvited(data.inviteMember);
  };
  return (
    <Dialog opened onClose={onClose} title={t.invite}>
      {invited === null ? (
        <Form
          form={form}
          submit={server?.sendsMail ? t.sendInvitation : t.makeLink}
          loading={loading}
          onSubmit={submit}
        >
          <TextInput type="email" label={t.email} data-autofocus {...form.getInputProps('email')} />
          <Select
            label={t.role}
            data={roles.map((each) => ({ value: each, label: terms.role[each] }))}
            allowDeselect={false}
            {...form.getInputProps('role')}
          />
          <Select label={t.place} data={places.choices} allowDeselect={false} {...form.getInputProps('place')} />
        </Form>
      ) : invited.token === null ? (
        <Sent onClose={onClose}>{t.sent(email)}</Sent>
      ) : (
        <LinkToHandOver link={invitationLink(invited.token)} label={t.link} onClose={onClose}>
          {t.handOver(email)}
        </LinkToHandOver>
      )}
    </Dialog>
  );
}
