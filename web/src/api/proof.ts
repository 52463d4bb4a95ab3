import { createContext, useContext } from 'react';

/** Asks the person to show who they are; answers whether they did. */
export type AskForProof = () => Promise<boolean>;

/** Where nobody can be asked, nobody shows anything. */
const Context = createContext<AskForProof>(async () => false);

/** Answers acts below it that want a fresh proof of who asks. */
export const ProofAsked = Context.Provider;

export const useAskForProof = (): AskForProof => useContext(Context);
