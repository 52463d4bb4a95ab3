import { Button } from '@mantine/core';
import { useState } from 'react';
import { kindOf, useMutation, usePages } from '../../api/index.ts';
import {
  PeopleInvitationsDocument,
  type PeopleInvitationsQuery,
  PeopleWithdrawDocument,
} from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { Confirm, Empty, notify, PagedTable, useErrorText } from '../../ui/index.ts';
import { usePlaces } from './places.ts';
import { texts } from './texts.ts';

type Invitation = PeopleInvitationsQuery['invitations']['nodes'][number];
const pickInvitations = ({ invitations }: PeopleInvitationsQuery) => invitations;

/** Who was invited and has not come yet. */
export function Invitations() {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const errorText = useErrorText();
  const places = usePlaces();
  const pages = usePages(PeopleInvitationsDocument, { first: 25 }, pickInvitations);
  const { mutate, loading } = useMutation(PeopleWithdrawDocument);
  const [asking, setAsking] = useState<Invitation | null>(null);
  const withdraw = async (invitationId: string) => {
    const { error } = await mutate({ input: { invitationId } });
    setAsking(null);
    if (error && kindOf(error) !== 'missing') notify.failed(errorText(error));
  };
  return (
    <>
      <PagedTable
        label={t.invitations}
        pages={pages}
        rowKey={({ id }) => id}
        empty={<Empty title={t.noInvitations} />}
        columns={[
          { key: 'email', title: t.email, cell: ({ email }) => email },
          {
            key: 'role',
            title: t.role,
            cell: ({ role, pharmacyId }) => `${terms.role[role]}, ${places.name(pharmacyId)}`,
          },
          { key: 'by', title: t.invitedBy, cell: ({ invitedBy }) => invitedBy.name },
          { key: 'until', title: t.until, cell: ({ expiresAt }) => format.dateTime(expiresAt) },
          {
            key: 'act',
            title: t.acts,
            cell: (invitation) => (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => setAsking(invitation)}
                aria-label={t.withdrawOf(invitation.email)}
              >
                {t.withdraw}
              </Button>
            ),
          },
        ]}
      />
      <Confirm
        opened={asking !== null}
        title={t.withdraw}
        confirm={t.withdraw}
        danger
        loading={loading}
        onConfirm={() => asking && void withdraw(asking.id)}
        onClose={() => setAsking(null)}
      >
        {t.withdrawWhat(asking?.email ?? '')}
      </Confirm>
    </>
  );
}
