import { Tabs } from '@mantine/core';
import { useSearchParams } from 'wouter';
import { useTexts } from '../../i18n/index.ts';
import { PageTitle } from '../../ui/index.ts';
import { AuditTrail } from './audit-trail.tsx';
import { Integrity } from './integrity.tsx';
import { texts } from './texts.ts';
import { Views } from './views.tsx';

/** Who did what, who viewed what, and whether the trail is unchanged. */
export function Screen() {
  const t = useTexts(texts);
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab') === 'views' ? 'views' : 'trail';
  const choose = (value: string | null) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === 'views') after.set('tab', value);
        else after.delete('tab');
        return after;
      },
      { replace: true },
    );
  return (
    <>
      <PageTitle title={t.title} />
      <Integrity />
      <Tabs value={tab} onChange={choose} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="trail">{t.trail}</Tabs.Tab>
          <Tabs.Tab value="views">{t.views}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="trail">
          <AuditTrail />
        </Tabs.Panel>
        <Tabs.Panel value="views">
          <Views />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
