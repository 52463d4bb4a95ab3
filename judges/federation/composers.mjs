// Three implementations of composition, by three houses. Each answers the errors it found and something to count.
import { composeServices as apollo } from '@apollo/composition';
import { composeServices as theGuild } from '@theguild/federation-composition';
import { federateSubgraphs, ROUTER_COMPATIBILITY_VERSION_ONE } from '@wundergraph/composition';
import { parse } from 'graphql';

const parsed = (services) => services.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }));

export const composers = {
  '@apollo/composition': (services) => {
    const { errors = [], hints = [], schema } = apollo(parsed(services));
    return { errors, found: `${schema?.types().length ?? 0} types, ${hints.length} hints` };
  },
  '@theguild/federation-composition': (services) => {
    const { errors = [], supergraphSdl = '' } = theGuild(parsed(services));
    return { errors, found: `${typesIn(supergraphSdl)} types` };
  },
  '@wundergraph/composition': (services) => {
    const subgraphs = services.map(({ name, url, sdl }) => ({ name, url, definitions: parse(sdl) }));
    const result = federateSubgraphs({ subgraphs, version: ROUTER_COMPATIBILITY_VERSION_ONE });
    if (!result.success) return { errors: result.errors, found: 'nothing' };
    const types = Object.keys(result.federatedGraphClientSchema.getTypeMap()).length;
    return { errors: [], found: `${types} types, ${result.warnings.length} warnings` };
  },
};

function typesIn(sdl) {
  return sdl === '' ? 0 : parse(sdl).definitions.filter(({ kind }) => kind.endsWith('TypeDefinition')).length;
}
