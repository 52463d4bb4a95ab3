export { holders } from './permissions.ts';
export {
  type Person,
  type Pharmacy,
  type Session,
  SessionProvider,
  signOut,
  useMay,
  usePharmacy,
  useSession,
  wasEndedHere,
} from './session.tsx';
