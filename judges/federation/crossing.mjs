// One graph of a running Apotheca and the prescriptions service: queries that need both, as several people.
import { deepStrictEqual, ok } from 'node:assert/strict';
import { serveGateway } from './gateway.mjs';
import { ask, sdlOf, signUp } from './people.mjs';
import { servePrescriptions, typeDefs } from './prescriptions.mjs';

const ndc = '0002-8215';

/** Both services as the composers take them. */
export async function bothServices(apothecaUrl, prescriptionsUrl = 'http://prescriptions.example/') {
  return [
    { name: 'apotheca', url: apothecaUrl, sdl: await sdlOf(apothecaUrl) },
    { name: 'prescriptions', url: prescriptionsUrl, sdl: typeDefs },
  ];
}

/** Asks through the gateway and answers how many things were found right; throws at the first that is not. */
export async function cross(apothecaUrl) {
  const owner = await signUp(apothecaUrl);
  const stranger = await signUp(apothecaUrl);
  const { createDrug } = await owner.ask(
    'mutation ($input: CreateDrugInput!) { createDrug(input: $input) { ... on Drug { id } } }',
    { input: { name: 'Insulin lispro', unit: 'mL', ndc } },
  );
  await owner.ask('mutation ($input: ReceiveStockInput!) { receiveStock(input: $input) { __typename } }', {
    input: {
      pharmacyId: owner.pharmacyId,
      drugId: createDrug.id,
      lotNumber: 'L-1',
      expiresOn: new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10),
      quantity: 70,
    },
  });
  const prescriptions = [1, 2].map((n) => ({ id: `rx-${n}`, ndc, pharmacyId: owner.pharmacyId, quantity: 10 * n }));
  const other = await servePrescriptions(prescriptions);
  const gateway = await serveGateway(await bothServices(apothecaUrl, other.url));
  try {
    return await askedRight({ url: gateway.url, owner, stranger });
  } finally {
    await gateway.server.stop();
    await other.server.stop();
  }
}

async function askedRight({ url, owner, stranger }) {
  const pharmacy = { name: 'Main Street', timezone: 'UTC' };
  const fromPrescriptions = `{ prescriptions { id quantity pharmacy { name timezone }
    drug { name quantity stocks { usable } prescriptions { id } } } }`;
  const drug = {
    name: 'Insulin lispro',
    quantity: 70,
    stocks: [{ usable: 70 }],
    prescriptions: [{ id: 'rx-1' }, { id: 'rx-2' }],
  };
  const answer = await ask(url, fromPrescriptions, {}, owner.token);
  deepStrictEqual(answer, {
    data: {
      prescriptions: [
        { id: 'rx-1', quantity: 10, pharmacy, drug },
        { id: 'rx-2', quantity: 20, pharmacy, drug },
      ],
    },
  });
  const fromDrugs = '{ drugs(first: 5) { nodes { name prescriptions { quantity pharmacy { name } } } } }';
  deepStrictEqual(await ask(url, fromDrugs, {}, owner.token), {
    data: {
      drugs: {
        nodes: [
          {
            name: 'Insulin lispro',
            prescriptions: [10, 20].map((quantity) => ({ quantity, pharmacy: { name: 'Main Street' } })),
          },
        ],
      },
    },
  });
  // Another organization's owner asks for the same prescriptions: nothing of Apotheca is theirs to see.
  const foreign = await ask(url, fromPrescriptions, {}, stranger.token);
  deepStrictEqual(foreign.data, null);
  ok(!JSON.stringify(foreign).includes('Insulin'));
  const nobody = await ask(url, fromPrescriptions, {}, null);
  deepStrictEqual(nobody.data, null);
  ok(nobody.errors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED'));
  return 4;
}
