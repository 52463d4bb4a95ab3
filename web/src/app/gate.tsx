import { Center, Loader } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useAsk, useToken } from '../api/index.ts';
import { ChoosePharmacy } from '../features/choose-pharmacy/screen.tsx';
import { SignIn } from '../features/sign-in/screen.tsx';
import { SessionDocument } from '../generated/graphql.ts';
import { SessionProvider, wasEndedHere } from '../session/index.ts';
import { Failed } from '../ui/index.ts';
import { Shell } from './shell.tsx';

type Ended = 'here' | 'elsewhere' | null;

/** Lets in who is signed in and works at a pharmacy; everybody else is asked for what is missing, at the address they came for. */
export function Gate() {
  const token = useToken();
  const before = useRef(token);
  const [ended, setEnded] = useState<Ended>(null);
  useEffect(() => {
    if (token === null && before.current !== null) setEnded(wasEndedHere() ? 'here' : 'elsewhere');
    if (token !== null) setEnded(null);
    before.current = token;
  }, [token]);
  return token === null ? <SignIn ended={ended} /> : <SignedIn key={token} />;
}

function SignedIn() {
  const { data, fault, again } = useAsk(SessionDocument, {});
  const [chosen, setChosen] = useState<string | null>(() => localStorage.getItem(pharmacyKey));
  const choosePharmacy = useCallback((id: string | null) => {
    if (id === null) localStorage.removeItem(pharmacyKey);
    else localStorage.setItem(pharmacyKey, id);
    setChosen(id);
  }, []);
  if (!data?.me) {
    return (
      <Center h="100dvh">{fault ? <Failed fault={fault} again={again} /> : <Loader aria-label="Apotheca" />}</Center>
    );
  }
  const { me, pharmacies, organization } = data;
  const pharmacy = pharmacies.find(({ id }) => id === chosen) ?? (pharmacies.length === 1 ? pharmacies[0] : undefined);
  if (!pharmacy) return <ChoosePharmacy pharmacies={pharmacies} onChoose={choosePharmacy} />;
  return (
    <SessionProvider
      key={pharmacy.id}
      me={me}
      organization={organization}
      pharmacies={pharmacies}
      pharmacy={pharmacy}
      choosePharmacy={choosePharmacy}
    >
      <Shell />
    </SessionProvider>
  );
}

const pharmacyKey = 'apotheca-pharmacy';
