export { linkWith } from './link.ts';
export { LinkPage } from './link-page.tsx';
export { SignedInAlready } from './signed-in-already.tsx';
export { ToSignIn } from './to-sign-in.tsx';
