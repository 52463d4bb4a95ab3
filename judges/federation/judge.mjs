// Every judge of federation, against the Apotheca whose address is the argument. Each prints one line with its figure.
import { compatibility } from './compatibility.mjs';
import { composers } from './composers.mjs';
import { bothServices, cross } from './crossing.mjs';

const [, , apothecaUrl] = process.argv;
const testsOfTheSuite = 23;
let failures = 0;

async function judge(name, work) {
  try {
    console.log(`ok      ${name}: ${await work()}`);
  } catch (error) {
    failures += 1;
    console.log(`FAILED  ${name}: ${error.message}`);
  }
}

for (const [name, compose] of Object.entries(composers)) {
  await judge(name, async () => {
    const { errors, found } = compose(await bothServices(apothecaUrl));
    if (errors.length > 0)
      throw new Error(`${errors.length} errors\n${errors.map(({ message }) => message).join('\n')}`);
    return `2 subgraphs, 0 errors, ${found}`;
  });
}

await judge('@apollo/gateway', async () => `${await cross(apothecaUrl)} of 4 queries over both services right`);

await judge("Apollo's compatibility tests", async () => {
  const tests = await compatibility();
  const failed = tests.filter(({ passed }) => !passed);
  const figure = `${tests.length - failed.length} of ${Math.max(tests.length, testsOfTheSuite)}`;
  if (failed.length > 0 || tests.length < testsOfTheSuite)
    throw new Error([figure, ...failed.map(({ name, why }) => `${name}\n${why}`)].join('\n'));
  return figure;
});

process.exitCode = failures === 0 ? 0 : 1;
