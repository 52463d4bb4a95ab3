import { useCallback, useRef, useState } from 'react';
import { type Document, newKey } from '../../../client/src/index.ts';
import { useClient } from './client.tsx';
import { type Fault, faultOf } from './fault.ts';
import { useAskForProof } from './proof.ts';

/** What an act came to: its answer (what was made, or a refusal) or a fault. */
export type Outcome<Data> =
  | { readonly data: Data; readonly fault: null }
  | { readonly data: null; readonly fault: Fault };

const nothingElse: readonly string[] = [];

/**
 * A mutation of the person. One act has one effect: when no answer came and the same is sent again, it goes under the same key, so that
 * the server tells what became of it instead of doing it twice. Where the server wants to know first that it is still the same person, they are asked, and the act is
 * sent once more. `changes` names types that it changes besides what it answers; `newToken` finds the token of the
 * session to go on with, where it ends the one that asks.
 */
export function useAct<Data, Variables>(
  document: Document<Data, Variables>,
  {
    changes = nothingElse,
    newToken,
  }: { readonly changes?: readonly string[]; readonly newToken?: (answer: Data) => string | undefined } = {},
): { readonly act: (variables: Variables) => Promise<Outcome<Data>>; readonly busy: boolean } {
  const client = useClient();
  const askForProof = useAskForProof();
  const [underWay, setUnderWay] = useState(0);
  const unanswered = useRef<{ readonly input: string; readonly key: string } | null>(null);
  const send = useCallback(
    async (variables: Variables): Promise<Outcome<Data>> => {
      const input = JSON.stringify(variables);
      const idempotencyKey = unanswered.current?.input === input ? unanswered.current.key : newKey();
      unanswered.current = { input, key: idempotencyKey };
      setUnderWay((count) => count + 1);
      try {
        const data = await client.mutate(document, variables, { idempotencyKey, changes, newToken });
        unanswered.current = null;
        return { data, fault: null };
      } catch (error) {
        const fault = faultOf(error);
        // What waits for a proof keeps its key: of an earlier try without an answer it may have the effect already.
        if (fault.kind !== 'offline' && fault.kind !== 'proof') unanswered.current = null;
        return { data: null, fault };
      } finally {
        setUnderWay((count) => count - 1);
      }
    },
    [client, document, changes, newToken],
  );
  const act = useCallback(
    async (variables: Variables) => {
      const outcome = await send(variables);
      return outcome.fault?.kind === 'proof' && (await askForProof()) ? send(variables) : outcome;
    },
    [send, askForProof],
  );
  return { act, busy: underWay > 0 };
}
