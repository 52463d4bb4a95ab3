import { useLocation } from 'wouter';
import { useClient, useMutation } from '../../api/index.ts';
import { SwitchOrganizationDocument } from '../../generated/graphql.ts';
import { useSignOut } from '../../session/index.ts';
import { notify, useErrorText } from '../../ui/index.ts';

/** Goes on in another organization of the person, on the first page; the session here ends. */
export function useSwitchOrganization(): { switchTo: (organizationId: string) => Promise<void>; loading: boolean } {
  const client = useClient();
  const signOut = useSignOut();
  const errorText = useErrorText();
  const [, go] = useLocation();
  const { mutate, loading } = useMutation(SwitchOrganizationDocument);
  const switchTo = async (organizationId: string) => {
    const { deviceToken } = client;
    const { data, error } = await mutate({ input: { organizationId, deviceToken } });
    if (error) return notify.failed(errorText(error));
    const { token } = data.switchOrganization;
    // Ended here whether or not the server answers: the new session does not wait for that.
    const ended = signOut().catch(() => undefined);
    go('/');
    client.continueWith(token);
    await ended;
  };
  return { switchTo, loading };
}
