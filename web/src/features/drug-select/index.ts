export { DrugSelect } from './drug-select.tsx';
