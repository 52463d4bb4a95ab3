import { writeFileSync } from 'node:fs';
import { permissions, roleGrants, roles, whyNotForServices } from '../domain/authorization/permissions.ts';

/** Writes docs/reference/permissions.md from the table of roles, to the path given or to standard output. */
const rows = permissions.map(
  (permission) =>
    `| \`${permission}\` | ${[...roles.map((role) => roleGrants(role, permission)), whyNotForServices(permission) === null].map((may) => (may ? '✓' : '')).join(' | ')} |`,
);
const text = `# Roles and permissions

Generated from \`src/domain/authorization/permissions.ts\`. A role held at one pharmacy gives its permissions there; a role held at all pharmacies gives them
everywhere. What belongs to the whole organization (the rule of approval, new pharmacies, the sum of the ledger, the chain of the trail, who looked) needs the permission at all
pharmacies: [the reference](graphql.md) says so with each operation. The catalogue and suppliers are shared, and need it at any pharmacy. Nobody can give a role whose
permissions they do not hold themselves.

A service key holds the permissions it was made with, at the pharmacies it was made for; the last column says which it can be given.

| permission | ${roles.join(' | ')} | service key |
| --- | ${roles.map(() => ':-:').join(' | ')} | :-: |
${rows.join('\n')}
`;
const [, , path] = process.argv;
if (path === undefined) process.stdout.write(text);
else writeFileSync(path, text);
