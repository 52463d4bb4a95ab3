import { useCallback, useRef, useState } from 'react';
import type { Document } from '../document.ts';
import type { ApothecaError } from '../errors.ts';
import { newKey } from '../key.ts';
import { useProofRequest } from './proof.ts';
import { useClient } from './provider.tsx';
import { type OperationResult, resultOf } from './result.ts';

export interface UseMutationOptions<Data> {
  /** Names types that it changes besides what it answers. */
  readonly changes?: readonly string[];
  /** Finds the token of the session to go on with, where it ends the one that asks. */
  readonly newToken?: (answer: Data) => string | undefined;
}

export interface MutationHook<Data, Variables> {
  readonly mutate: (variables: Variables) => Promise<OperationResult<Data>>;
  /** It is under way. */
  readonly loading: boolean;
}

const nothingElse: readonly string[] = [];

/**
 * A mutation of the person. It has one effect: when no answer came and the same is sent again, it goes under the same key, so that the
 * server tells what became of it instead of doing it twice. Where the server wants to know first that it is still the same person, they
 * are asked (see ProofRequests), and it is sent once more.
 */
export function useMutation<Data, Variables>(
  document: Document<Data, Variables>,
  { changes = nothingElse, newToken }: UseMutationOptions<Data> = {},
): MutationHook<Data, Variables> {
  const client = useClient();
  const askForProof = useProofRequest();
  const [underWay, setUnderWay] = useState(0);
  const unanswered = useRef<{ readonly input: string; readonly key: string } | null>(null);
  const send = useCallback(
    async (variables: Variables): Promise<OperationResult<Data>> => {
      const input = JSON.stringify(variables);
      const idempotencyKey = unanswered.current?.input === input ? unanswered.current.key : newKey();
      unanswered.current = { input, key: idempotencyKey };
      setUnderWay((count) => count + 1);
      const result = await resultOf(client.mutate(document, variables, { idempotencyKey, changes, newToken }));
      setUnderWay((count) => count - 1);
      if (!result.error || isSettled(result.error)) unanswered.current = null;
      return result;
    },
    [client, document, changes, newToken],
  );
  const mutate = useCallback(
    async (variables: Variables) => {
      const result = await send(variables);
      return result.error?.code === 'PROOF_REQUIRED' && (await askForProof()) ? send(variables) : result;
    },
    [send, askForProof],
  );
  return { mutate, loading: underWay > 0 };
}

/** What waits for a proof keeps its key too: of an earlier try without an answer it may have the effect already. */
const unsettled = ['NETWORK', 'OUTCOME_UNKNOWN', 'PROOF_REQUIRED'];

const isSettled = ({ changed, code }: ApothecaError): boolean => changed || !unsettled.includes(code);
