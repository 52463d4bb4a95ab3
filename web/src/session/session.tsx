import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { useClient } from '../api/index.ts';
import type { Permission } from '../generated/enums.ts';
import type { SessionQuery } from '../generated/graphql.ts';
import { TimeZone } from '../i18n/index.ts';

export type Person = NonNullable<SessionQuery['me']>;
export type Pharmacy = SessionQuery['pharmacies'][number];

/** Who works here, and where. */
export interface Session {
  readonly me: Person;
  readonly organization: SessionQuery['organization'];
  /** All that the person is a member of. */
  readonly organizations: SessionQuery['organizations'];
  /** Those that the person may see. */
  readonly pharmacies: readonly Pharmacy[];
  /** The one that the screens are about. */
  readonly pharmacy: Pharmacy;
  /** Null lets the person choose among all of them. */
  readonly choosePharmacy: (id: string | null) => void;
  /** Messages written and not sent, by conversation. */
  readonly drafts: Map<string, string>;
  /** Whether the person may do it at the pharmacy. */
  readonly may: (permission: Permission) => boolean;
  /** Whether the person may do it at all pharmacies, for what belongs to the whole organization. */
  readonly mayEverywhere: (permission: Permission) => boolean;
}

const Context = createContext<Session | null>(null);

interface SessionProviderProps extends Omit<Session, 'may' | 'mayEverywhere'> {
  /** What the person may do at the pharmacy. */
  readonly permissions: readonly Permission[];
  /** A place in the history before anything else was asked. */
  readonly liveCursor: string;
  readonly children: ReactNode;
}

export function SessionProvider({
  children,
  me,
  organization,
  organizations,
  pharmacies,
  pharmacy,
  choosePharmacy,
  drafts,
  permissions,
  liveCursor,
}: SessionProviderProps) {
  const session = useMemo<Session>(
    () => ({
      ...{ me, organization, organizations, pharmacies, pharmacy, choosePharmacy, drafts },
      may: (permission) => permissions.includes(permission),
      mayEverywhere: (permission) => me.everywhere?.includes(permission) ?? false,
    }),
    [me, organization, organizations, pharmacies, pharmacy, choosePharmacy, drafts, permissions],
  );
  useFollowedChanges(session, liveCursor);
  return (
    <Context value={session}>
      <TimeZone zone={pharmacy.timezone}>{children}</TimeZone>
    </Context>
  );
}

/** Everything that the screens below show stays right by this: they need not follow anything themselves. */
function useFollowedChanges({ pharmacy, may }: Session, liveCursor: string): void {
  const client = useClient();
  const pharmacyId = may('STOCK_READ') ? pharmacy.id : undefined;
  const conversations = may('MESSAGE_READ');
  useEffect(
    () => client.followChanges({ pharmacyId, conversations, after: liveCursor }),
    [client, pharmacyId, conversations, liveCursor],
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
