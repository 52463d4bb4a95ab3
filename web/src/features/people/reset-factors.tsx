import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api/index.ts';
import { type PeopleMemberFragment, PeopleResetFactorsDocument } from '../../generated/graphql.ts';
import { useRefusalText, useTexts } from '../../i18n/index.ts';
import { Confirm, notify, useFaultText } from '../../ui/index.ts';
import { texts } from './texts.ts';

interface ResetFactorsProps {
  readonly member: PeopleMemberFragment;
  readonly onTrouble: (trouble: string | null) => void;
}

/** They end with the factors. */
const endedToo = { changes: ['Session'] };

/** Takes the second factors away of a member who has lost them. */
export function ResetFactors({ member: { id, name }, onTrouble }: ResetFactorsProps) {
  const t = useTexts(texts);
  const faultText = useFaultText();
  const refusalText = useRefusalText();
  const { act, busy } = useAct(PeopleResetFactorsDocument, endedToo);
  const [asking, setAsking] = useState(false);
  const reset = async () => {
    onTrouble(null);
    const { data, fault } = await act({ input: { userId: id } });
    setAsking(false);
    if (fault) return onTrouble(fault.kind === 'forbidden' ? fault.message : faultText(fault));
    const { resetFactors: answer } = data;
    if (answer.__typename !== 'User') return onTrouble(refusalText(answer));
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
        busy={busy}
        onConfirm={() => void reset()}
        onClose={() => setAsking(false)}
      >
        {t.resetFactorsWhat(name)}
      </Confirm>
    </>
  );
}
