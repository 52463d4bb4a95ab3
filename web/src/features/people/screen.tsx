import { Button, Title } from '@mantine/core';
import { useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { usePages } from '../../api/index.ts';
import { type PeopleMemberFragment, PeopleMembersDocument, type PeopleMembersQuery } from '../../generated/graphql.ts';
import { useTerms, useTexts } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { type Column, Empty, PagedTable, PageTitle, StatusBadge } from '../../ui/index.ts';
import { Invitations } from './invitations.tsx';
import { InviteForm } from './invite-form.tsx';
import { MemberDrawer } from './member-drawer.tsx';
import { usePlaces } from './places.ts';
import { texts } from './texts.ts';

const pickMembers = ({ members }: PeopleMembersQuery) => members;

/** Who works here, as what; who is invited; and where they are signed in. */
export function Screen() {
  const t = useTexts(texts);
  const terms = useTerms();
  const may = useMay();
  const places = usePlaces();
  const [, route] = useRoute('/people/:id');
  const [, go] = useLocation();
  const [inviting, setInviting] = useState(false);
  const pages = usePages(PeopleMembersDocument, { first: 50 }, pickMembers);
  const open = pages.nodes.find(({ id }) => id === route?.id) ?? null;
  const columns: Column<PeopleMemberFragment>[] = [
    { key: 'name', title: t.name, cell: ({ name }) => name },
    { key: 'email', title: t.email, cell: ({ email, erasedAt }) => (erasedAt === null ? email : '–') },
    {
      key: 'roles',
      title: t.roles,
      cell: ({ memberships }) =>
        memberships.map(({ role, pharmacyId }) => `${terms.role[role]}, ${places.name(pharmacyId)}`).join('; ') || '–',
    },
    {
      key: 'status',
      title: t.status,
      cell: ({ status, erasedAt }) => (
        <StatusBadge color={status === 'ACTIVE' ? 'teal' : 'gray'}>
          {erasedAt === null ? terms.userStatus[status] : t.erasedBadge}
        </StatusBadge>
      ),
      width: 120,
    },
  ];
  return (
    <>
      <PageTitle title={t.title}>
        {may('MEMBER_MANAGE') && <Button onClick={() => setInviting(true)}>{t.invite}</Button>}
      </PageTitle>
      <PagedTable
        label={t.title}
        pages={pages}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => go(`/people/${id}`)}
        isOpen={({ id }) => id === route?.id}
        empty={<Empty title={t.nobody} />}
      />
      {may('MEMBER_MANAGE') && (
        <section>
          <Title order={2} size="h4" mt="xl" mb="sm">
            {t.invitations}
          </Title>
          <Invitations />
        </section>
      )}
      <MemberDrawer member={open} onClose={() => go('/people')} />
      {inviting && <InviteForm onClose={() => setInviting(false)} />}
    </>
  );
}
