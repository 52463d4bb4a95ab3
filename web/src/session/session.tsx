import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { apotheca, useLiveUpdates } from '../api/index.ts';
import type { Permission } from '../generated/enums.ts';
import type { SessionQuery } from '../generated/graphql.ts';
import { TimeZone } from '../i18n/index.ts';
import { holders } from './permissions.ts';

export type Person = NonNullable<SessionQuery['me']>;
export type Pharmacy = SessionQuery['pharmacies'][number];

/** Who works here, and where. */
export interface Session {
  readonly me: Person;
  readonly organization: SessionQuery['organization'];
  /** Those that the person may see. */
  readonly pharmacies: readonly Pharmacy[];
  /** The one that the screens are about. */
  readonly pharmacy: Pharmacy;
  /** Null lets the person choose among all of them. */
  readonly choosePharmacy: (id: string | null) => void;
  /** Whether the person may do it at the pharmacy. */
  readonly may: (permission: Permission) => boolean;
}

const Context = createContext<Session | null>(null);

interface SessionProviderProps extends Omit<Session, 'may'> {
  readonly children: ReactNode;
}

export function SessionProvider({
  children,
  me,
  organization,
  pharmacies,
  pharmacy,
  choosePharmacy,
}: SessionProviderProps) {
  const session = useMemo<Session>(() => {
    const roles = me.memberships
      .filter(({ pharmacyId }) => pharmacyId === null || pharmacyId === pharmacy.id)
      .map(({ role }) => role);
    const may = (permission: Permission) => roles.some((role) => holders[permission].includes(role));
    return { me, organization, pharmacies, pharmacy, choosePharmacy, may };
  }, [me, organization, pharmacies, pharmacy, choosePharmacy]);
  const { may } = session;
  useLiveUpdates(
    pharmacy.id,
    useMemo(() => ({ stock: may('STOCK_READ'), messages: may('MESSAGE_READ') }), [may]),
  );
  return (
    <Context value={session}>
      <TimeZone zone={pharmacy.timezone}>{children}</TimeZone>
    </Context>
  );
}

/** The session; only below the shell, where somebody is signed in and a pharmacy is chosen. */
export function useSession(): Session {
  const session = useContext(Context);
  if (!session) throw new Error('Nobody is signed in here.');
  return session;
}

export function usePharmacy(): Pharmacy {
  return useSession().pharmacy;
}

/** Whether the person may do it at the chosen pharmacy: what they may not is not offered. */
export function useMay(): (permission: Permission) => boolean {
  return useSession().may;
}

/** Ends the session here and on the server. Without an answer it ends here all the same. */
export async function signOut(): Promise<void> {
  endedHere = true;
  await apotheca.signOut();
}

let endedHere = false;

/** Whether the last session was ended by the person in this window; asking forgets it. */
export function wasEndedHere(): boolean {
  const here = endedHere;
  endedHere = false;
  return here;
}
