import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from '../../api/index.ts';
import {
  type PeopleMemberFragment,
  PeopleResetLinkDocument,
  type PeopleResetLinkMutation,
} from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { Dialog, useErrorText } from '../../ui/index.ts';
import { resetLink } from '../reset-password/index.ts';
import { LinkToHandOver } from './link-to-hand-over.tsx';
import { Sent } from './sent.tsx';
import { texts } from './texts.ts';

type Made = Extract<PeopleResetLinkMutation['createPasswordReset'], { __typename: 'PasswordResetCreated' }>;

interface ResetLinkProps {
  readonly member: PeopleMemberFragment;
  readonly onFormError: (formError: string | null) => void;
}

/** A link with which a member who forgot their password chooses a new one: mailed to them, or shown to be handed over. */
export function ResetLink({ member: { id, name, email }, onFormError }: ResetLinkProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const errorText = useErrorText();
  const { mutate, loading } = useMutation(PeopleResetLinkDocument);
  const [made, setMade] = useState<Made | null>(null);
  const make = async () => {
    onFormError(null);
    const { data, error } = await mutate({ input: { userId: id } });
    if (error) return onFormError(errorText(error));
    const { createPasswordReset: answer } = data;
    if (answer.__typename !== 'PasswordResetCreated') return onFormError(answer.message);
    setMade(answer);
  };
  const close = () => setMade(null);
  const until = made === null ? '' : format.dateTime(made.expiresAt);
  return (
    <>
      <Button variant="default" loading={loading} onClick={() => void make()}>
        {t.resetLink}
      </Button>
      <Dialog opened={made !== null} onClose={close} title={t.resetLink}>
        {made === null ? null : made.token === null ? (
          <Sent onClose={close}>{t.resetSent(email, until)}</Sent>
        ) : (
          <LinkToHandOver link={resetLink(made.token)} label={t.theLink} onClose={close}>
            {t.handOverReset(name, until)}
          </LinkToHandOver>
        )}
      </Dialog>
    </>
  );
}
