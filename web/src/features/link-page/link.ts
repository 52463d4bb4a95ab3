import { useEffect, useState } from 'react';

/** The address of a page with a token. It stands behind the #, which no server and no log is ever told. */
export function linkWith(path: string, token: string): string {
  return `${location.origin}${path}#${token}`;
}

/** The token of the link that was opened; empty when it has none. It is taken out of the address at once, for whoever looks at the window or its history. */
export function useLinkToken(): string {
  const [token, setToken] = useState(tokenOfAddress);
  useEffect(() => {
    const take = () => {
      const found = tokenOfAddress();
      if (found === '') return;
      setToken(found);
      history.replaceState(history.state, '', location.pathname);
    };
    take();
    // Another link that is opened in the same window loads no page.
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  return token;
}

const tokenOfAddress = () => location.hash.slice(1);
