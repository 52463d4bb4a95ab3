import { Alert, Button, Group, Text } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useState } from 'react';
import { type Fault, useAct, useAsk } from '../../api/index.ts';
import { AuditStateDocument, AuditVerifyDocument } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { Failed, Shown } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** How far the trail is sealed, signed and verified; and verifying it now. */
export function Integrity() {
  const t = useTexts(texts);
  const format = useFormat();
  const asked = useAsk(AuditStateDocument, {}, { live: false });
  const { act, busy } = useAct(AuditVerifyDocument);
  const [fault, setFault] = useState<Fault | null>(null);
  const verify = async () => {
    const { fault: found } = await act({});
    setFault(found);
    asked.again();
  };
  return (
    <Shown of={asked}>
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
            <Button variant="default" onClick={() => void verify()} loading={busy}>
              {t.verify}
            </Button>
          </Group>
          {fault && <Failed fault={fault} />}
        </Alert>
      )}
    </Shown>
  );
}
