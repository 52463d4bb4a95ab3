import { Group, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { DoubtList, type Doubts, SubmitOrConfirm } from './doubts.tsx';
import { FormErrors } from './form-errors.tsx';

interface FormProps<Values extends object> {
  readonly form: UseFormReturnType<Values>;
  /** What the button does, as a verb. */
  readonly submit: string;
  readonly loading: boolean;
  readonly disabled?: boolean;
  /** What is asked once more before it is entered, and what the button says then. */
  readonly doubts?: Doubts;
  readonly confirm?: string;
  readonly onSubmit: (values: Values) => void | Promise<void>;
  /** The fields. Where something else can be done, it stands beside the button, which is as wide as the form otherwise. */
  readonly children: ReactNode;
  readonly beside?: ReactNode;
  /** As wide as fields are read well, where the form has a page to itself. */
  readonly maw?: number;
}

/** The frame of a form: its fields, what is wrong with all of it (`errors.form`), what is in doubt, and the button. */
export function Form<Values extends object>(props: FormProps<Values>) {
  const { form, submit, loading, disabled, doubts, confirm, onSubmit, children, beside, maw } = props;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (loading || doubts?.armed === false || form.validate().hasErrors) return;
        void onSubmit(form.getValues());
      }}
    >
      <Stack gap="sm" maw={maw}>
        {children}
        <FormErrors>{form.errors['form']}</FormErrors>
        {doubts && <DoubtList of={doubts} />}
        <Group gap="xs" {...(beside === undefined && maw === undefined && { grow: true })}>
          <SubmitOrConfirm
            {...{ submit, loading, disabled: disabled ?? false }}
            {...(doubts && { doubts })}
            {...(confirm && { confirm })}
          />
          {beside}
        </Group>
      </Stack>
    </form>
  );
}
