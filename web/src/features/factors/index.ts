export { FactorRequired } from './factor-required.tsx';
export { Factors } from './factors.tsx';
export { PasskeySignIn } from './passkey-sign-in.tsx';
export { type FactorQuestion, SecondStep } from './second-step.tsx';
