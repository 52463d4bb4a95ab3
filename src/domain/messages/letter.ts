/** What each letter needs to know. Names are as people wrote them; a letter makes them plain. */
export interface LetterFacts {
  /** Nothing that the sender of a sign-up chose is in it: anybody may give anybody's address. */
  readonly 'sign-up': { readonly link: string };
  readonly 'sign-up-known': { readonly link: string };
  readonly invitation: {
    readonly organization: string;
    readonly inviter: string;
    readonly link: string;
    readonly until: string;
  };
  readonly 'password-reset': { readonly link: string; readonly until: string };
  readonly 'confirm-address': { readonly link: string; readonly until: string };
  readonly 'address-changed': { readonly at: string };
  readonly 'new-device': { readonly at: string; readonly device: string; readonly ip: string };
  readonly 'password-changed': { readonly at: string };
  readonly 'key-made': {
    readonly organization: string;
    readonly key: string;
    readonly by: string;
    readonly at: string;
  };
  /** By whom; null where the groups at the identity provider changed. */
  readonly 'role-changed': { readonly organization: string; readonly by: string | null; readonly at: string };
  readonly 'factor-added': FactorFacts;
  readonly 'factor-removed': FactorFacts;
  /** By whom, and for which organization; null for whoever runs the server. */
  readonly 'factors-reset': { readonly by: { name: string; organization: string } | null; readonly at: string };
  readonly 'recovery-code-used': { readonly at: string; readonly device: string; readonly ip: string };
  readonly 'recovery-codes-made': { readonly at: string };
  readonly 'sign-on-linked': { readonly organization: string; readonly at: string };
}

interface FactorFacts {
  readonly at: string;
  /** What the passkey is called; null for an authenticator app. */
  readonly passkey: string | null;
}

export type LetterName = keyof LetterFacts;

/** A letter in one language: what it says, and the link that it is about. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly action?: { readonly label: string; readonly link: string };
}

/** All letters in one language. */
export type Letters = { readonly [Name in LetterName]: (facts: LetterFacts[Name]) => Letter };
