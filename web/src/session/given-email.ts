import { useEffect, useState } from 'react';

interface Given {
  readonly email: string;
}

/** What `go(path, { state: givenEmail(email) })` hands on to the next page, and no address tells. */
export const givenEmail = (email: string): Given => ({ email });

/** The address that the page before handed on, for this visit: it is not left to whoever comes back or loads the page again. */
export function useGivenEmail(): string {
  const [given] = useState(() => (isGiven(history.state) ? history.state.email : ''));
  useEffect(() => {
    if (isGiven(history.state)) history.replaceState(null, '');
  }, []);
  return given;
}

function isGiven(state: unknown): state is Given {
  return typeof state === 'object' && state !== null && 'email' in state && typeof state.email === 'string';
}
