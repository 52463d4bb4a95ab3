// Asking over HTTP, as somebody or as nobody.
import { randomUUID } from 'node:crypto';

export async function ask(url, query, variables, token) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(30_000),
  });
  return response.json();
}

/** The schema of a subgraph, as it tells it itself. */
export async function sdlOf(url) {
  const { data } = await ask(url, '{ _service { sdl } }', {}, null);
  return data._service.sdl;
}

/** The owner of a new organization with one pharmacy in a running Apotheca. */
export async function signUp(url) {
  const input = {
    name: 'An Owner',
    email: `owner-${randomUUID()}@pharmacy.example`,
    password: 'a-long-enough-password',
    organizationName: 'A Group',
    pharmacyName: 'Main Street',
    timezone: 'UTC',
  };
  const { data } = await ask(
    url,
    'mutation ($input: SignUpInput!) { signUp(input: $input) { ... on SignedIn { token } ... on Refusal { message } } }',
    { input },
    null,
  );
  const { token } = data.signUp;
  const asked = async (query, variables) => {
    const answer = await ask(url, query, variables, token);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  };
  const { pharmacies } = await asked('{ pharmacies { id } }');
  return { token, pharmacyId: pharmacies[0].id, ask: asked };
}
