import { Alert, Anchor } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useQuery } from '../../api/index.ts';
import { RecallsToAcknowledgeDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { useMay, usePharmacy } from '../../session/index.ts';
import { texts } from './texts.ts';

/** Says above every page that a recall is active which the pharmacy has not acknowledged; nothing while there is none. */
export function RecallBanner() {
  const t = useTexts(texts);
  const may = useMay();
  const pharmacy = usePharmacy();
  const { data } = useQuery(RecallsToAcknowledgeDocument, {}, { pause: !may('RECALL_ACKNOWLEDGE') });
  const open = (data?.recalls.nodes ?? []).filter(({ receipts }) =>
    receipts.some((receipt) => receipt.pharmacy.id === pharmacy.id && receipt.acknowledgedAt === null),
  );
  return open.map(({ id, number }) => (
    <Alert key={id} color="red" variant="light" mb="sm" p="xs" icon={<IconAlertTriangle />}>
      {t.banner(number)}{' '}
      <Anchor component={Link} href={`/recalls/${id}`} fz="sm" underline="always">
        {t.bannerOpen}
      </Anchor>
    </Alert>
  ));
}
