import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { type Fault, useAct } from '../../api/index.ts';
import {
  PeopleDisableDocument,
  type PeopleDisableMutation,
  PeopleEnableDocument,
  type PeopleMemberFragment,
  PeopleUnlockDocument,
} from '../../generated/graphql.ts';
import { useFormat, useRefusalText, useTexts } from '../../i18n/index.ts';
import { useSession } from '../../session/index.ts';
import { Confirm, Panel, useFaultText } from '../../ui/index.ts';
import { Sessions } from '../sessions/index.ts';
import { Erase } from './erase.tsx';
import { Left } from './left.tsx';
import { ResetFactors } from './reset-factors.tsx';
import { ResetLink } from './reset-link.tsx';
import { Roles } from './roles.tsx';
import { texts } from './texts.ts';

interface MemberPanelProps {
  readonly member: PeopleMemberFragment | null;
  readonly onClose: () => void;
}

/** One person: their roles, their sessions, the way back in, and ending their access. */
export function MemberPanel({ member, onClose }: MemberPanelProps) {
  return (
    <Panel opened={member !== null} onClose={onClose} size="lg" title={member?.name ?? ''}>
      {member && <Member key={member.id} member={member} />}
    </Panel>
  );
}

/** They end with the access. */
const endedWith = { changes: ['Session', 'Invitation'] };
/** No event tells of locks: the list is asked again. */
const listed = { changes: ['UserConnection'] };

function Member({ member }: { readonly member: PeopleMemberFragment }) {
  const t = useTexts(texts);
  const { me, may, mayEverywhere } = useSession();
  const faultText = useFaultText();
  const refusalText = useRefusalText();
  const format = useFormat();
  const { act, busy } = useAct(PeopleDisableDocument, endedWith);
  const unlocking = useAct(PeopleUnlockDocument, listed);
  const enabling = useAct(PeopleEnableDocument);
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [accountStays, setAccountStays] = useState(false);
  const [left, setLeft] = useState<Extract<
    PeopleDisableMutation['disableUser'],
    { __typename: 'UserDisabled' }
  > | null>(null);
  const told = (fault: Fault | null) =>
    setTrouble(fault && (fault.kind === 'forbidden' ? fault.message : faultText(fault)));
  const disable = async () => {
    const { data, fault } = await act({ input: { userId: member.id } });
    setAsking(false);
    if (fault) told(fault);
    else if (data.disableUser.__typename !== 'UserDisabled') setTrouble(refusalText(data.disableUser));
    else {
      setTrouble(null);
      setLeft(data.disableUser);
    }
  };
  const unlock = async () => told((await unlocking.act({ input: { userId: member.id } })).fault);
  const enable = async () => {
    const { fault } = await enabling.act({ input: { userId: member.id } });
    told(fault);
    if (!fault) setLeft(null);
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
      {trouble !== null && (
        <Alert role="alert" color="red" variant="light">
          {trouble}
        </Alert>
      )}
      {member.lockedUntil !== null && (
        <Alert color="orange" variant="light">
          <Stack gap="xs" align="flex-start">
            {t.locked}
            <Button variant="default" loading={unlocking.busy} onClick={() => void unlock()}>
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
                <Button variant="default" loading={enabling.busy} onClick={() => void enable()}>
                  {t.enable}
                </Button>
              )}
              {mayEverywhere('MEMBER_MANAGE') && (
                <Erase
                  member={member}
                  onFault={told}
                  onRefusal={setTrouble}
                  onErased={(erased) => {
                    setTrouble(null);
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
              <ResetLink member={member} onTrouble={setTrouble} />
              <ResetFactors member={member} onTrouble={setTrouble} />
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
        busy={busy}
        onConfirm={() => void disable()}
        onClose={() => setAsking(false)}
      >
        {t.disableWhat(member.name)}
      </Confirm>
    </Stack>
  );
}
