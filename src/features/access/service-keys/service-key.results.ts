import { resultUnion } from '../../../graphql/refusal.type.ts';
import { ServiceKey, ServiceKeyCreated } from './service-key.type.ts';

export const CreateServiceKeyResult = resultUnion('CreateServiceKeyResult', 'What createServiceKey answers.', () => [
  ServiceKeyCreated,
]);
export const RevokeServiceKeyResult = resultUnion('RevokeServiceKeyResult', 'What revokeServiceKey answers.', () => [
  ServiceKey,
]);
