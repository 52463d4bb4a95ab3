import { Alert, Button, Group, Text } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useState } from 'react';
import { type ApothecaError, useMutation, useQuery } from '../../api/index.ts';
import { AuditStateDocument, AuditVerifyDocument } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { Failed, QueryBoundary } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** How far the trail is sealed, signed and verified; and verifying it now. */
export function Integrity() {
  const t = useTexts(texts);
  const format = useFormat();
  const query = useQuery(AuditStateDocument, {}, { live: false });
  const { mutate, loading } = useMutation(AuditVerifyDocument);
  const [error, setError] = useState<ApothecaError | null>(null);
  const verify = async () => {
    const { error: found } = await mutate({});
    setError(found);
    query.refetch();
  };
  return (
    <QueryBoundary query={query}>
      {({ auditIntegrity: { problem, sealedPosition, unsealed, verifiedPosition, verifiedAt, lastCheckpoint } }) => (
        <Alert
          mb="md"
          role="status"
          color={problem ? 'red' : 'teal'}
          variant="light"
          icon={problem ? <IconShieldX /> : <IconShieldCheck />}
          title={problem ? t.problem : t.intact}
        >
          <Group justify="space-between" align="flex-end">
            <div>
              {problem && (
                <Text size="sm" fw={600}>
                  {problem.position === null || problem.position === undefined
                    ? problem.message
                    : t.problemAt(format.number(problem.position), problem.message)}
                </Text>
              )}
              <Text size="sm">
                {verifiedAt
                  ? t.verified(format.number(verifiedPosition), format.dateTime(verifiedAt))
                  : t.neverVerified}{' '}
                {t.sealed(format.number(sealedPosition), format.number(unsealed))}{' '}
                {lastCheckpoint &&
                  t.signed(format.number(lastCheckpoint.position), format.dateTime(lastCheckpoint.createdAt))}
              </Text>
            </div>
            <Button variant="default" onClick={() => void verify()} loading={loading}>
              {t.verify}
            </Button>
          </Group>
          {error && <Failed error={error} />}
        </Alert>
      )}
    </QueryBoundary>
  );
}
