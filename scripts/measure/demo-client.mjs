/**
 * Asks a running server with demo data.
 * @param {{ readonly url: string }} server
 */
export function demoClient(server) {
  /**
   * @param {string} query
   * @param {object} variables
   * @param {string} [token]
   */
  async function ask(query, variables, token) {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    if (errors) throw new Error(`a query answered ${errors[0].extensions?.code}: ${errors[0].message}`);
    return data;
  }

  /** @param {{ email: string, password: string }} user */
  async function signIn({ email, password }) {
    const query = 'mutation ($input: LogInInput!) { logIn(input: $input) { ... on SignedIn { token } } }';
    return (await ask(query, { input: { email, password } })).logIn.token;
  }

  return { ask, signIn };
}
