import { people } from '../seed/people.mjs';

/**
 * @param {string} url of a server on a seeded database
 */
export function clientOf(url) {
  /**
   * What an operation answers to somebody of the seed.
   * @param {string} role
   * @param {string} query
   * @param {object} variables
   */
  return async (role, query, variables) => {
    const { token } = people.find((person) => person.role === role) ?? {};
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    if (errors)
      throw new Error(`${errors[0].extensions?.code}: ${errors[0].message} ${JSON.stringify(errors[0].path ?? '')}`);
    return data;
  };
}
