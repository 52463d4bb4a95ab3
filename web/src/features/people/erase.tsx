import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { type ApothecaError, useMutation } from '../../api/index.ts';
import { PeopleEraseDocument, type PeopleEraseMutation, type PeopleMemberFragment } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { Confirm } from '../../ui/index.ts';
import { texts } from './texts.ts';

interface EraseProps {
  readonly member: PeopleMemberFragment;
  readonly onError: (error: ApothecaError) => void;
  readonly onRefusal: (message: string) => void;
  readonly onErased: (erased: Extract<PeopleEraseMutation['eraseUser'], { __typename: 'UserErased' }>) => void;
}

/** Erasing somebody whose access has ended: it says first what goes, what stays, and that it cannot be undone. */
export function Erase({ member, onError, onRefusal, onErased }: EraseProps) {
  const t = useTexts(texts);
  const { mutate, loading } = useMutation(PeopleEraseDocument);
  const [asking, setAsking] = useState(false);
  const erase = async () => {
    const { data, error } = await mutate({ input: { userId: member.id } });
    setAsking(false);
    if (error) onError(error);
    else if (data.eraseUser.__typename === 'UserErased') onErased(data.eraseUser);
    else onRefusal(data.eraseUser.message);
  };
  return (
    <>
      <Button color="red.9" onClick={() => setAsking(true)}>
        {t.erase}
      </Button>
      <Confirm
        opened={asking}
        title={t.eraseForGood}
        confirm={t.eraseForGood}
        danger
        loading={loading}
        onConfirm={() => void erase()}
        onClose={() => setAsking(false)}
      >
        <Stack gap="xs">
          <Text size="sm">{t.eraseGoes(member.name)}</Text>
          <Text size="sm">{t.eraseStays}</Text>
        </Stack>
      </Confirm>
    </>
  );
}
