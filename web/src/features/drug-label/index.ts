export { DrugLabel, drugDetails, drugText } from './drug-label.tsx';
