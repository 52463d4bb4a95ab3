import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { variables } from './settings.ts';

interface Container {
  readonly command?: readonly string[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
  readonly securityContext: object;
}
interface Manifest {
  readonly kind: string;
  readonly spec: {
    readonly template?: {
      readonly spec: {
        readonly securityContext: object;
        readonly automountServiceAccountToken: boolean;
        readonly containers: readonly Container[];
        readonly volumes: readonly { readonly name: string; readonly secret?: { readonly secretName: string } }[];
      };
    };
  };
}

const folder = 'deploy/kubernetes';
const kustomization = parse(readFileSync(`${folder}/kustomization.yaml`, 'utf8')) as {
  readonly resources: readonly string[];
  readonly images: readonly { readonly newTag: string }[];
  readonly configMapGenerator: readonly { readonly literals: readonly string[] }[];
};
const manifests = kustomization.resources.flatMap((name) =>
  parseAllDocuments(readFileSync(`${folder}/${name}`, 'utf8')).map((each) => each.toJS() as Manifest),
);
const pods = manifests.flatMap(({ spec: { template } }) => (template ? [template.spec] : []));
const containers = pods.flatMap((pod) => pod.containers);

it('every manifest is applied, and the image is this version', () => {
  expect([...kustomization.resources, 'kustomization.yaml'].sort()).toEqual(readdirSync(folder).sort());
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(kustomization.images.map(({ newTag }) => newTag)).toEqual([version]);
});

it('every setting that is given is one there is, and its value is taken', () => {
  const literals = kustomization.configMapGenerator.flatMap((each) => each.literals).map((each) => each.split('='));
  expect(literals.length).toBeGreaterThan(0);
  for (const [name = '', value = ''] of literals) {
    const variable = Object.entries(variables).find(([each]) => each === name)?.[1];
    expect(variable?.schema.safeParse(value).success, name).toBe(true);
  }
});

it('secrets come as files that are mounted, the owner’s where no server can read it', () => {
  for (const { volumes, containers } of pods)
    for (const { env, volumeMounts } of containers)
      for (const { name, value } of env) {
        expect(variables).toHaveProperty(name.replace(/_FILE$/, ''));
        expect(name).toMatch(/_FILE$/);
        const mount = volumeMounts.find(({ mountPath }) => value.startsWith(`${mountPath}/`));
        const volume = volumes.find((each) => each.name === mount?.name);
        expect(volume?.secret?.secretName, name).toBe(name.startsWith('OWNER_') ? 'apotheca-owner' : 'apotheca');
      }
  const [server] = containers.filter(({ ports }) => ports);
  expect(server?.env.map(({ name }) => name)).not.toContain('OWNER_DATABASE_URL_FILE');
});

it('no process has more rights than it needs', () => {
  for (const pod of pods) {
    expect(pod.automountServiceAccountToken).toBe(false);
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  }
  expect(containers).toHaveLength(2);
  for (const { securityContext } of containers)
    expect(securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
});
