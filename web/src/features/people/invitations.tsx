import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAct, usePages } from '../../api/index.ts';
import {
  PeopleInvitationsDocument,
  type PeopleInvitationsQuery,
  PeopleWithdrawDocument,
} from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { Confirm, Empty, notify, PagedTable, useFaultText } from '../../ui/index.ts';
import { usePlaces } from './places.ts';
import { texts } from './texts.ts';

type Invitation = PeopleInvitationsQuery['invitations']['nodes'][number];
const pickInvitations = ({ invitations }: PeopleInvitationsQuery) => invitations;

/** Who was invited and has not come yet. */
export function Invitations() {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const faultText = useFaultText();
  const places = usePlaces();
  const pages = usePages(PeopleInvitationsDocument, { first: 25 }, pickInvitations);
  const { act, busy } = useAct(PeopleWithdrawDocument);
  const [asking, setAsking] = useState<Invitation | null>(null);
  const withdraw = async (invitationId: string) => {
    const { fault } = await act({ input: { invitationId } });
    setAsking(null);
    if (fault && fault.kind !== 'missing') notify.failed(faultText(fault));
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
        busy={busy}
        onConfirm={() => asking && void withdraw(asking.id)}
        onClose={() => setAsking(null)}
      >
        {t.withdrawWhat(asking?.email ?? '')}
      </Confirm>
    </>
  );
}
