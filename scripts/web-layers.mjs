import { dirname, join, relative } from 'node:path';

/** Each folder of web/src/ imports only from those before it. */
const layers = ['generated', 'i18n', 'api', 'ui', 'session', 'features', 'app'];
const ofApi = /^graphql($|-ws$)/;
const clientPackage = '../../client/src/index.ts';
/** Rules of the domain that have to work in the hand while the network is slow; scan/ hands them on. */
const rulesInHand = ['../../src/domain/scan/index.ts', '../../src/domain/lot-key.ts'];

/**
 * Why a file of the dashboard must not import this; null when it may.
 * @param {string} root
 * @param {string} file
 * @param {string} target
 * @returns {string | null}
 */
export function webProblemOf(root, file, target) {
  const from = relative(join(root, 'web/src'), file);
  /** @param {string} what */
  const says = (what) => `web/src/${from} imports ${target}: ${what}`;
  const [layer = '', feature = ''] = from.split('/');
  if (!target.startsWith('.')) {
    return ofApi.test(target) && layer !== 'api'
      ? says('how answers come is known to api/ alone. Use useQuery, usePages, useMutation or useSubscription.')
      : null;
  }
  const to = relative(join(root, 'web/src'), join(dirname(file), target));
  if (to.startsWith('..')) {
    const allowed = layer === 'features' && feature === 'scan' ? rulesInHand : layer === 'api' ? [clientPackage] : [];
    return allowed.includes(to)
      ? null
      : says(
          'the dashboard knows nothing of the server but its schema. Only api/ imports the client package, and features/scan/ the rules of labels.',
        );
  }
  const [toLayer = '', toFeature = '', ...rest] = to.split('/');
  const [place, targetPlace] = [layers.indexOf(layer), layers.indexOf(toLayer)];
  // main.tsx starts everything.
  if (place === -1) return null;
  if (targetPlace > place) return says(`${layer}/ comes before ${toLayer}/ (${layers.join(' ← ')}).`);
  if (toLayer === 'features' && (layer !== 'features' || feature !== toFeature)) {
    const path = rest.join('/');
    if (path !== 'index.ts' && !(layer === 'app' && path === 'screen.tsx'))
      return says(`a feature is used through its index.ts, and by app/ through its screen.tsx.`);
  }
  return null;
}
