export { givenEmail, useGivenEmail } from './given-email.ts';
export { LockProvider, lockMinutes, useLock } from './lock.tsx';
export { createPasskey, signWithPasskey } from './passkey.ts';

export { ProofProvider } from './proof.tsx';
export {
  type Pharmacy,
  SessionProvider,
  useMay,
  usePharmacy,
  useSession,
} from './session.tsx';
export { SignOutProvider, useEnded, useSignOut } from './sign-out.tsx';
