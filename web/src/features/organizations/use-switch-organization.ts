import { useLocation } from 'wouter';
import { useAct, useClient } from '../../api/index.ts';
import { SwitchOrganizationDocument } from '../../generated/graphql.ts';
import { useSignOut } from '../../session/index.ts';
import { notify, useFaultText } from '../../ui/index.ts';

/** Goes on in another organization of the person, on the first page; the session here ends. */
export function useSwitchOrganization(): { switchTo: (organizationId: string) => Promise<void>; busy: boolean } {
  const client = useClient();
  const signOut = useSignOut();
  const faultText = useFaultText();
  const [, go] = useLocation();
  const { act, busy } = useAct(SwitchOrganizationDocument);
  const switchTo = async (organizationId: string) => {
    const { deviceToken } = client;
    const { data, fault } = await act({ input: { organizationId, deviceToken } });
    if (fault) return notify.failed(faultText(fault));
    const { token } = data.switchOrganization;
    // Ended here whether or not the server answers: the new session does not wait for that.
    const ended = signOut().catch(() => undefined);
    go('/');
    client.continueWith(token);
    await ended;
  };
  return { switchTo, busy };
}
