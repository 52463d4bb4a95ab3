export { roles, usePlaces } from './places.ts';
