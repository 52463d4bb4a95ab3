import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DrugLabelFragment } from '../../generated/graphql.ts';

interface DrugLabelProps {
  readonly drug: DrugLabelFragment;
  /** The name in another form, such as a link. */
  readonly name?: ReactNode;
  /** What else stands beside the strength, such as a schedule. */
  readonly also?: ReactNode;
}

/** Goods as they are told apart wherever they are chosen or received: name, strength and form; below whose they are, in which package. */
export function DrugLabel({ drug, name, also }: DrugLabelProps) {
  return (
    <>
      {name ?? drug.name}{' '}
      <Text span c="dimmed" fz="sm">
        {drug.dosage}
      </Text>
      {also}
      <Text span display="block" c="dimmed" fz="xs">
        {drugDetails(drug)}
      </Text>
    </>
  );
}

/** The name with strength and form, where there is one line for it. */
export const drugText = ({ name, dosage }: Pick<DrugLabelFragment, 'name' | 'dosage'>): string =>
  [name, dosage].filter(Boolean).join(' ');

/** What tells goods of one name and strength apart. */
export const drugDetails = ({ labelerName, ndc, packaging }: DrugLabelFragment): string =>
  [labelerName, ndc && `NDC ${ndc}`, packaging].filter(Boolean).join(' · ');
