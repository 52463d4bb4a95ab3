import { demoDomain, demoPassword } from '../domain/access/password.ts';
import type { Role } from '../domain/authorization/permissions.ts';
import type { Platform } from '../platform/platform.ts';

export interface DemoUser {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly pharmacy: string;
  readonly password: string;
}

export const riverside = 'Riverside Pharmacy';
export const hillcrest = 'Hillcrest Pharmacy';
const user = (email: string, name: string, role: Role, pharmacy: string): DemoUser => ({
  email: `${email}@${demoDomain}`,
  name,
  role,
  pharmacy,
  password: demoPassword,
});

/** The auditor comes last: that account being there tells that the demo data is complete. */
export const demoUsers: readonly DemoUser[] = [
  user('owner', 'Demo Owner', 'OWNER', 'all'),
  user('manager', 'Demo Manager', 'MANAGER', 'all'),
  user('pharmacist', 'Demo Pharmacist', 'PHARMACIST', riverside),
  user('technician', 'Demo Technician', 'TECHNICIAN', riverside),
  user('hillcrest', 'Demo Technician at Hillcrest', 'TECHNICIAN', hillcrest),
  user('auditor', 'Demo Auditor', 'AUDITOR', 'all'),
];

/** The demo's users who can sign in as they are printed: there, active, with the password still the demo's. */
export async function usersWhoSignIn({ database, passwords }: Platform): Promise<DemoUser[]> {
  const there = await database.prisma.account.findMany({
    where: { email: { in: demoUsers.map(({ email }) => email) }, users: { some: { status: 'ACTIVE' } } },
    select: { email: true, passwordHash: true },
  });
  const hashes = new Map(there.map(({ email, passwordHash }) => [email, passwordHash]));
  const can = await Promise.all(
    demoUsers.map(({ email, password }) => passwords.verify(hashes.get(email) ?? null, password)),
  );
  return demoUsers.filter((_, index) => can[index]);
}
