import { createContext, useContext } from 'react';

/** Asks the person to show who they are; answers whether they did. */
export type ProofRequest = () => Promise<boolean>;

/** Where nobody can be asked, nobody shows anything. */
const Context = createContext<ProofRequest>(async () => false);

/** Answers mutations below it that want a fresh proof of who asks (PROOF_REQUIRED): `<ProofRequests value={ask}>`. */
export const ProofRequests = Context.Provider;

export const useProofRequest = (): ProofRequest => useContext(Context);
