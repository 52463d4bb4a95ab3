import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { type ApothecaError, useMutation } from '../../api/index.ts';
import {
  PeopleDisableDocument,
  type PeopleDisableMutation,
  PeopleEnableDocument,
  type PeopleMemberFragment,
  PeopleUnlockDocument,
} from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { useSession } from '../../session/index.ts';
import { Confirm, Drawer, useErrorText } from '../../ui/index.ts';
import { Sessions } from '../sessions/index.ts';
import { Erase } from './erase.tsx';
import { Left } from './left.tsx';
import { ResetFactors } from './reset-factors.tsx';
import { ResetLink } from './reset-link.tsx';
import { Roles } from './roles.tsx';
import { texts } from './texts.ts';

interface MemberDrawerProps {
  readonly member: PeopleMemberFragment | null;
  readonly onClose: () => void;
}

/** One person: their roles, their sessions, the way back in, and ending their access. */
export function MemberDrawer({ member, onClose }: MemberDrawerProps) {
  return (
    <Drawer opened={member !== null} onClose={onClose} size="lg" title={member?.name ?? ''}>
      {member && <Member key={member.id} member={member} />}
    </Drawer>
  );
}

/** They end with the access. */
const endedWith = { changes: ['Session', 'Invitation'] };
/** No event tells of locks: the list is asked again. */
const listed = { changes: ['UserConnection'] };

function Member({ member }: { readonly member: PeopleMemberFragment }) {
  const t = useTexts(texts);
  const { me, may, mayEverywhere } = useSession();
  const errorText = useErrorText();
  const format = useFormat();
  const { mutate, loading } = useMutation(PeopleDisableDocument, endedWith);
  const unlocking = useMutation(PeopleUnlockDocument, listed);
  const enabling = useMutation(PeopleEnableDocument);
  const [asking, setAsking] = useState(false);
  const [formError, setFormError] = useState<string | null>(null);
  const [accountStays, setAccountStays] = useState(false);
  const [left, setLeft] = useState<Extract<
    PeopleDisableMutation['disableUser'],
    { __typename: 'UserDisabled' }
  > | null>(null);
  const told = (error: ApothecaError | null) => setFormError(error && errorText(error));
  const disable = async () => {
    const { data, error } = await mutate({ input: { userId: member.id } });
    setAsking(false);
    if (error) told(error);
    else if (data.disableUser.__typename !== 'UserDisabled') setFormError(data.disableUser.message);
    else {
      setFormError(null);
      setLeft(data.disableUser);
    }
  };
  const unlock = async () => told((await unlocking.mutate({ input: { userId: member.id } })).error);
  const enable = async () => {
    const { error } = await enabling.mutate({ input: { userId: member.id } });
    told(error);
    if (!error) setLeft(null);
  };
  const manages = may('MEMBER_MANAGE');
  return (
    <Stack gap="lg">
      {member.erasedAt === null && <Text size="sm">{member.email}</Text>}
      {member.erasedAt === null && (
        <section>
          <Title order={2} size="h5" mb={6}>
            {t.roles}
          </Title>
          <Roles member={member} />
        </section>
      )}
      {member.status === 'ACTIVE' && (manages || member.id === me.id) && (
        <section>
          <Title order={2} size="h5" mb={6}>
            {t.sessions}
          </Title>
          <Sessions userId={member.id} />
        </section>
      )}
      {formError !== null && (
        <Alert role="alert" color="red" variant="light">
          {formError}
        </Alert>
      )}
      {member.lockedUntil !== null && (
        <Alert color="orange" variant="light">
          <Stack gap="xs" align="flex-start">
            {t.locked}
            <Button variant="default" loading={unlocking.loading} onClick={() => void unlock()}>
              {t.unlock}
            </Button>
          </Stack>
        </Alert>
      )}
      {left && <Left of={left} />}
      {member.erasedAt !== null && (
        <Alert color="gray" variant="light">
          <Stack gap="xs">
            <Text size="sm">{t.erased(format.date(member.erasedAt))}</Text>
            {accountStays && <Text size="sm">{t.accountStays}</Text>}
          </Stack>
        </Alert>
      )}
      {member.status === 'DISABLED' && member.erasedAt === null && (
        <Alert color="gray" variant="light">
          <Stack gap="xs" align="flex-start">
            {t.disabled(member.name)}
            <Group>
              {manages && (
                <Button variant="default" loading={enabling.loading} onClick={() => void enable()}>
                  {t.enable}
                </Button>
              )}
              {mayEverywhere('MEMBER_MANAGE') && (
                <Erase
                  member={member}
                  onError={told}
                  onRefusal={setFormError}
                  onErased={(erased) => {
                    setFormError(null);
                    setLeft(null);
                    setAccountStays(erased.accountStays === true);
                  }}
                />
              )}
            </Group>
          </Stack>
        </Alert>
      )}
      {manages && member.status === 'ACTIVE' && (
        <Group>
          {member.id !== me.id && (
            <>
              <ResetLink member={member} onFormError={setFormError} />
              <ResetFactors member={member} onFormError={setFormError} />
            </>
          )}
          <Button color="red.9" onClick={() => setAsking(true)}>
            {t.disable}
          </Button>
        </Group>
      )}
      <Confirm
        opened={asking}
        title={t.disable}
        confirm={t.disable}
        danger
        loading={loading}
        onConfirm={() => void disable()}
        onClose={() => setAsking(false)}
      >
        {t.disableWhat(member.name)}
      </Confirm>
    </Stack>
  );
}
