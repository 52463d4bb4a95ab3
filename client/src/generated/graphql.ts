/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The second step of a sign-in, with exactly one of totp, recoveryCode and passkey. */
export type ConfirmLogInInput = {
  /** The challenge that the first step answered. */
  challenge: string;
  /** What this browser or device shows whenever somebody signs in: 32 random bytes in base64url, made by the client, or what an earlier answer held. Strangers’ wrong guesses do not lock out a device that signed in before. Left out, the answer holds a new one. */
  deviceToken?: string | null | undefined;
  /** What navigator.credentials.get answered to passkeyOptions, as JSON. */
  passkey?: string | null | undefined;
  /** A recovery code that was not used yet. */
  recoveryCode?: string | null | undefined;
  /** The six digits that the authenticator app shows. */
  totp?: string | null | undefined;
};

/** How a second factor is shown. */
export type FactorMethod =
  /** By a passkey. */
  | 'PASSKEY'
  /** By a recovery code, in the place of a factor that was lost. */
  | 'RECOVERY_CODE'
  /** By the six digits of an authenticator app. */
  | 'TOTP';

/** An e-mail address and its password. */
export type LogInInput = {
  /** What this browser or device shows whenever somebody signs in: 32 random bytes in base64url, made by the client, or what an earlier answer held. Strangers’ wrong guesses do not lock out a device that signed in before. Left out, the answer holds a new one. */
  deviceToken?: string | null | undefined;
  /** The e-mail address of the account. */
  email: string;
  /** Which of your organizations; left out, the one you were last signed in to. */
  organizationId?: string | number | null | undefined;
  /** The password. */
  password: string;
};

/** A sign-in by a passkey alone. */
export type LogInWithPasskeyInput = {
  /** What this browser or device shows whenever somebody signs in: 32 random bytes in base64url, made by the client, or what an earlier answer held. Strangers’ wrong guesses do not lock out a device that signed in before. Left out, the answer holds a new one. */
  deviceToken?: string | null | undefined;
  /** Which of your organizations; left out, the one you were last signed in to. */
  organizationId?: string | number | null | undefined;
  /** What navigator.credentials.get answered to passkeyLogInOptions, as JSON. */
  passkey: string;
};

/** What kind of record changed. */
export type RecordType =
  /** Who may do what: a member came, was disabled or has another role, a pharmacy was added, or the rule of approval is another. The id is the member’s, or the organization’s where it concerns everybody. */
  | 'ACCESS'
  | 'ALERT'
  | 'DRUG'
  | 'LOT'
  | 'ORDER'
  /** A recall of the organization. */
  | 'RECALL'
  /** A stock, with the lots and movements of it. */
  | 'STOCK'
  /** A supplier of the organization. */
  | 'SUPPLIER';

/** Why an operation was refused; one code for each type of refusal. */
export type RefusalCode =
  | 'ACCOUNT_EXISTS'
  | 'ACCOUNT_IS_SHARED'
  | 'ADDRESS_NOT_VERIFIED'
  | 'ALREADY_MEMBER'
  | 'ALREADY_PARTICIPANT'
  | 'ALREADY_REVERSED'
  | 'ASSIGNEE_MAY_NOT'
  | 'CHALLENGE_NOT_VALID'
  | 'CONFIRMATION_NEEDED'
  | 'CONFIRMATION_NOT_VALID'
  | 'DRUG_ARCHIVED'
  | 'DUPLICATE_DRUG'
  | 'EMAIL_TAKEN'
  | 'EXPIRY_REQUIRED'
  | 'FACTOR_NOT_RIGHT'
  | 'FACTOR_STILL_REQUIRED'
  | 'ILLEGAL_ALERT_TRANSITION'
  | 'ILLEGAL_LOT_TRANSITION'
  | 'ILLEGAL_ORDER_TRANSITION'
  | 'ILLEGAL_RECALL_TRANSITION'
  | 'INSUFFICIENT_STOCK'
  | 'INVALID_CREDENTIALS'
  | 'INVITATION_NOT_VALID'
  | 'LAST_OWNER'
  | 'LINK_NOT_VALID'
  | 'LOT_EXPIRED'
  | 'LOT_NOT_USABLE'
  | 'LOT_UNDER_RECALL'
  | 'MEMBER_ELSEWHERE'
  | 'NOTHING_TO_ACKNOWLEDGE'
  | 'NOTHING_TO_REDACT'
  | 'NOTHING_TO_SIGN'
  | 'NOT_ASSIGNED'
  | 'NOT_INVITED'
  | 'NOT_RETURNABLE'
  | 'NOT_REVERSIBLE'
  | 'NOT_TO_ACKNOWLEDGE'
  | 'NO_FACTOR'
  | 'NO_PARTICIPANT'
  | 'ORDER_SHORT'
  | 'OVER_FULFILLED'
  | 'OWN_ORDER'
  | 'PHARMACY_CODE_TAKEN'
  | 'PIN_NOT_RIGHT'
  | 'RECALL_COVERS_NOTHING'
  | 'RECALL_NOT_ACTIVE'
  | 'RECALL_NUMBER_MISSING'
  | 'RETURNED_SINCE'
  | 'RETURN_EXCEEDED'
  | 'SIGN_ON_NOT_VALID'
  | 'SUPPLIER_NAME_TAKEN'
  | 'TOO_MANY_PASSKEYS'
  | 'TOTP_NOT_BEGUN'
  | 'UNIT_IN_USE'
  | 'USER_NOT_DISABLED'
  | 'WEAK_PASSWORD'
  | 'WEAK_PIN';

export type SignInMutationVariables = Exact<{
  input: LogInInput;
}>;


export type SignInMutation = { logIn:
    | { __typename: 'InvalidCredentials', code: RefusalCode, message: string }
    | { __typename: 'SecondFactorRequired', challenge: string, methods: Array<FactorMethod>, passkeyOptions: string | null, expiresAt: string }
    | { __typename: 'SignedIn', token: string }
   };

export type ConfirmSignInMutationVariables = Exact<{
  input: ConfirmLogInInput;
}>;


export type ConfirmSignInMutation = { confirmLogIn:
    | { __typename: 'ChallengeNotValid', code: RefusalCode, message: string }
    | { __typename: 'FactorNotRight', code: RefusalCode, message: string }
    | { __typename: 'SignedIn', token: string }
   };

export type PasskeySignInOptionsQueryVariables = Exact<{ [key: string]: never; }>;


export type PasskeySignInOptionsQuery = { passkeyLogInOptions: string };

export type SignInWithPasskeyMutationVariables = Exact<{
  input: LogInWithPasskeyInput;
}>;


export type SignInWithPasskeyMutation = { logInWithPasskey:
    | { __typename: 'FactorNotRight', code: RefusalCode, message: string }
    | { __typename: 'SignedIn', token: string }
   };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { logOut: boolean };

export type LiveCursorQueryVariables = Exact<{ [key: string]: never; }>;


export type LiveCursorQuery = { liveCursor: string };

export type RecordTouchedSubscriptionVariables = Exact<{
  pharmacyId: string | number;
  after?: string | null | undefined;
}>;


export type RecordTouchedSubscription = { recordChanged: { cursor: string, type: RecordType } };

export type ConversationTouchedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ConversationTouchedSubscription = { conversationChanged: { cursor: string } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: LogInInput!) {
  logIn(input: $input) {
    __typename
    ... on SignedIn {
      token
    }
    ... on SecondFactorRequired {
      challenge
      methods
      passkeyOptions
      expiresAt
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `, {"hash":"sha256:ea2390614536d88b54133dce5f6b5020c813fc7231303b1e04d719c963fe622f"}) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const ConfirmSignInDocument = new TypedDocumentString(`
    mutation ConfirmSignIn($input: ConfirmLogInInput!) {
  confirmLogIn(input: $input) {
    __typename
    ... on SignedIn {
      token
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `, {"hash":"sha256:85e055d8b7c41d85adc9bde9a425225fd0e2426e8a92a8ab9698c02d78dc8f3f"}) as unknown as TypedDocumentString<ConfirmSignInMutation, ConfirmSignInMutationVariables>;
export const PasskeySignInOptionsDocument = new TypedDocumentString(`
    query PasskeySignInOptions {
  passkeyLogInOptions
}
    `, {"hash":"sha256:0c8a7ca411765d31dad5cb466f347002ee3abbc71cdfface3eaf854c4c190004"}) as unknown as TypedDocumentString<PasskeySignInOptionsQuery, PasskeySignInOptionsQueryVariables>;
export const SignInWithPasskeyDocument = new TypedDocumentString(`
    mutation SignInWithPasskey($input: LogInWithPasskeyInput!) {
  logInWithPasskey(input: $input) {
    __typename
    ... on SignedIn {
      token
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `, {"hash":"sha256:bd7afe4641cb740c1f87002dfb3331336fb4b75dbb93686ffb5b4160c0c691c8"}) as unknown as TypedDocumentString<SignInWithPasskeyMutation, SignInWithPasskeyMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut {
  logOut
}
    `, {"hash":"sha256:39a211d85e977aeaedef402010f0872644e4687b6eb199c57894aae49c5d065e"}) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const LiveCursorDocument = new TypedDocumentString(`
    query LiveCursor {
  liveCursor
}
    `, {"hash":"sha256:bdc406423c6269f9ff4137f14e9781f4b02115bc28514935224736c977cde9ad"}) as unknown as TypedDocumentString<LiveCursorQuery, LiveCursorQueryVariables>;
export const RecordTouchedDocument = new TypedDocumentString(`
    subscription RecordTouched($pharmacyId: ID!, $after: String) {
  recordChanged(pharmacyId: $pharmacyId, after: $after) {
    cursor
    type
  }
}
    `, {"hash":"sha256:33adaaaafc2a583710d0503a76c881df309af63ec3785c83bf032ef2961dbad6"}) as unknown as TypedDocumentString<RecordTouchedSubscription, RecordTouchedSubscriptionVariables>;
export const ConversationTouchedDocument = new TypedDocumentString(`
    subscription ConversationTouched($after: String) {
  conversationChanged(after: $after) {
    cursor
  }
}
    `, {"hash":"sha256:a222d4b6a3849e6c62438b08634699690c50248a755a3f20cdfcd0b9b99c9f74"}) as unknown as TypedDocumentString<ConversationTouchedSubscription, ConversationTouchedSubscriptionVariables>;