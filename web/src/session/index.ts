export { givenEmail, useGivenEmail } from './given-email.ts';
export { type LockMinutes, LockProvider, lockMinutes, useLock } from './lock.tsx';
export { createPasskey, signWithPasskey } from './passkey.ts';
export { ProofProvider } from './proof.tsx';
export {
  type Person,
  type Pharmacy,
  type Session,
  SessionProvider,
  useMay,
  usePharmacy,
  useSession,
} from './session.tsx';
export { SignOutProvider, useEnded, useSignOut } from './sign-out.tsx';
