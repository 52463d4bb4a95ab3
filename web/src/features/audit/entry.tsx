import { Code, Stack, Table, Text, Title } from '@mantine/core';
import type { AuditPageQuery } from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import classes from './entry.module.css';
import { nameOf } from './names.ts';
import { texts } from './texts.ts';

/** A row of the trail as the API answers it. */
export type AuditRow = AuditPageQuery['auditLog']['nodes'][number];

type Side = Readonly<Record<string, unknown>>;
const isSide = (value: unknown): value is Side => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A row of the trail: its facts, and what it changed, before and after side by side. */
export function Entry({ row }: { readonly row: AuditRow }) {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const { before, after, ...others } = row.payload as Side;
  const facts = [
    [t.when, `${format.date(row.createdAt)}, ${format.time(row.createdAt)}`],
    [t.who, nameOf(t.actors, row.actorLabel)],
    [t.action, row.action],
    [t.outcome, [terms.auditOutcome[row.outcome], row.code].filter(Boolean).join(' · ')],
    [t.record, [nameOf(t.entities, row.entityType), row.entityId].filter(Boolean).join(' ')],
    [t.request, row.requestId],
    [t.address, row.ip ?? '–'],
  ] as const;
  return (
    <Stack gap="lg">
      <Table aria-label={t.facts} withRowBorders={false} verticalSpacing={3}>
        <Table.Tbody>
          {facts.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th w={140} scope="row">
                {name}
              </Table.Th>
              <Table.Td className={classes.value ?? ''}>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {(isSide(before) || isSide(after)) && (
        <section>
          <Title order={2} size="h5" mb={6}>
            {t.changes}
          </Title>
          <Changes before={isSide(before) ? before : {}} after={isSide(after) ? after : {}} />
        </section>
      )}
      {Object.keys(others).length > 0 && (
        <section>
          <Title order={2} size="h5" mb={6}>
            {t.alsoRecorded}
          </Title>
          <Code block tabIndex={0}>
            {JSON.stringify(others, null, 2)}
          </Code>
        </section>
      )}
    </Stack>
  );
}

function Changes({ before, after }: { readonly before: Side; readonly after: Side }) {
  const t = useTexts(texts);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return (
    <Table aria-label={t.changes} verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={160}>{t.field}</Table.Th>
          <Table.Th>{t.before}</Table.Th>
          <Table.Th>{t.after}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {names.map((name) => {
          const changed = JSON.stringify(before[name]) !== JSON.stringify(after[name]);
          return (
            <Table.Tr key={name} {...(changed && { className: classes.changed ?? '' })}>
              <Table.Th scope="row">
                {name}{' '}
                {changed && (
                  <Text span fz="xs">
                    ({t.changed})
                  </Text>
                )}
              </Table.Th>
              <Table.Td className={classes.value ?? ''}>{written(before[name])}</Table.Td>
              <Table.Td className={classes.value ?? ''}>{written(after[name])}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

function written(value: unknown): string {
  if (value === undefined || value === null) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
