import { Center, Loader } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { type ApothecaError, useQuery, useToken } from '../api/index.ts';
import { ChoosePharmacy } from '../features/choose-pharmacy/screen.tsx';
import { FactorRequired } from '../features/factors/index.ts';
import { SignIn } from '../features/sign-in/screen.tsx';
import { SessionDocument, SessionPermissionsDocument } from '../generated/graphql.ts';
import { ProofProvider, SessionProvider, useEnded } from '../session/index.ts';
import { Failed, notify } from '../ui/index.ts';
import { Shell } from './shell.tsx';

/** Lets in who is signed in and works at a pharmacy; everybody else is asked for what is missing, at the address they came for. */
export function AuthGuard() {
  const token = useToken();
  const ended = useEnded();
  if (token === null) return <SignIn ended={ended} />;
  return (
    <ProofProvider key={token}>
      <SignedIn />
    </ProofProvider>
  );
}

function SignedIn() {
  const { data, error, loading, refetch } = useQuery(SessionDocument, {});
  const [chosen, setChosen] = useState<string | null>(() => localStorage.getItem(pharmacyKey));
  const choosePharmacy = useCallback((id: string | null) => {
    if (id === null) localStorage.removeItem(pharmacyKey);
    else localStorage.setItem(pharmacyKey, id);
    setChosen(id);
  }, []);
  const pharmacy =
    data?.pharmacies.find(({ id }) => id === chosen) ??
    (data?.pharmacies.length === 1 ? data.pharmacies[0] : undefined);
  const held = useQuery(SessionPermissionsDocument, { pharmacyId: pharmacy?.id ?? '' }, { pause: !pharmacy });
  // Both end with the session, whoever signs in next in this window.
  const [drafts] = useState(() => new Map<string, string>());
  useEffect(() => notify.clear, []);
  // The first one: later ones say nothing of what was asked before them.
  const [liveCursor, setLiveCursor] = useState<string | null>(null);
  if (data && liveCursor === null) setLiveCursor(data.liveCursor);
  const [owesFactor, setOwesFactor] = useState(false);
  // It stays until the person goes on: the recovery codes are shown there, this once, when the factor is there already.
  // While it is asked again, the error is the one from before.
  const asksForFactor = error?.code === 'FACTOR_REQUIRED';
  const isAnswered = !(asksForFactor && loading);
  if (asksForFactor && isAnswered && !owesFactor) setOwesFactor(true);
  const goOn = () => {
    setOwesFactor(false);
    refetch();
  };
  if (owesFactor) return <FactorRequired onDone={goOn} />;
  if (!data?.me || liveCursor === null) {
    return <Waiting error={isAnswered ? error : null} onRetry={refetch} />;
  }
  const { me, pharmacies, organization, organizations } = data;
  if (!pharmacy) return <ChoosePharmacy pharmacies={pharmacies} onChoose={choosePharmacy} />;
  const permissions = held.data?.me?.permissions;
  if (!permissions) return <Waiting error={held.error} onRetry={held.refetch} />;
  return (
    <SessionProvider
      key={pharmacy.id}
      me={me}
      organization={organization}
      organizations={organizations}
      pharmacies={pharmacies}
      pharmacy={pharmacy}
      choosePharmacy={choosePharmacy}
      drafts={drafts}
      permissions={permissions}
      liveCursor={liveCursor}
    >
      <Shell />
    </SessionProvider>
  );
}

interface WaitingProps {
  readonly error: ApothecaError | null;
  readonly onRetry: () => void;
}

/** In the place of the page until it is known who asks, and what they may do. */
function Waiting({ error, onRetry }: WaitingProps) {
  return (
    <Center h="100dvh">{error ? <Failed error={error} onRetry={onRetry} /> : <Loader aria-label="Apotheca" />}</Center>
  );
}

const pharmacyKey = 'apotheca-pharmacy';
