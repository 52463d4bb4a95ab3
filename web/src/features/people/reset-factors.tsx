import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from '../../api/index.ts';
import { type PeopleMemberFragment, PeopleResetFactorsDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { Confirm, notify, useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';

interface ResetFactorsProps {
  readonly member: PeopleMemberFragment;
  readonly onFormError: (formError: string | null) => void;
}

/** They end with the factors. */
const endedToo = { changes: ['Session'] };

/** Takes the second factors away of a member who has lost them. */
export function ResetFactors({ member: { id, name }, onFormError }: ResetFactorsProps) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const { mutate, loading } = useMutation(PeopleResetFactorsDocument, endedToo);
  const [asking, setAsking] = useState(false);
  const reset = async () => {
    onFormError(null);
    const { data, error } = await mutate({ input: { userId: id } });
    setAsking(false);
    if (error) return onFormError(errorText(error));
    const { resetFactors: answer } = data;
    if (answer.__typename !== 'User') return onFormError(answer.message);
    notify.done(t.factorsReset(name));
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t.resetFactors}
      </Button>
      <Confirm
        opened={asking}
        title={t.resetFactors}
        confirm={t.takeFactors}
        danger
        loading={loading}
        onConfirm={() => void reset()}
        onClose={() => setAsking(false)}
      >
        {t.resetFactorsWhat(name)}
      </Confirm>
    </>
  );
}
