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
  /** By a passkey, which is kept on a device or by a password manager. */
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
  /** The password of the account. */
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
  /** An alert of a stock, as it opened or was dealt with. */
  | 'ALERT'
  /** A drug of the catalogue, with its packages. */
  | 'DRUG'
  /** A lot; what changes of one is told as STOCK. */
  | 'LOT'
  /** An order, with its lines and history. */
  | 'ORDER'
  /** A recall of the organization. */
  | 'RECALL'
  /** A stock, with the lots and movements of it. */
  | 'STOCK'
  /** A supplier of the organization. */
  | 'SUPPLIER';

/** Why an operation was refused; one code for each type of refusal. */
export type RefusalCode =
  /** There is an account with the address that the provider has no say about: of somebody who is no member, or whom it knows as another. */
  | 'ACCOUNT_EXISTS'
  /** The person is a member of other organizations, which rely on the factor. */
  | 'ACCOUNT_IS_SHARED'
  /** The provider does not say that the person’s address is theirs. */
  | 'ADDRESS_NOT_VERIFIED'
  /** Somebody with this address is a member of the organization. */
  | 'ALREADY_MEMBER'
  /** They take part in the conversation already. */
  | 'ALREADY_PARTICIPANT'
  /** The transaction was reversed before. */
  | 'ALREADY_REVERSED'
  /** The person may not deal with alerts at this pharmacy. */
  | 'ASSIGNEE_MAY_NOT'
  /** The sign-in is over, was tried too often, or began on another device. */
  | 'CHALLENGE_NOT_VALID'
  /** What was entered is almost always a slip. Send it again with the kinds of its doubts in `confirm` when it is right. */
  | 'CONFIRMATION_NEEDED'
  /** The link is unknown, was followed already, or has expired. */
  | 'CONFIRMATION_NOT_VALID'
  /** The drug was taken out of the catalogue. */
  | 'DRUG_ARCHIVED'
  /** Another drug of the catalogue has this NDC or GTIN. */
  | 'DUPLICATE_DRUG'
  /** There is an account with this address. */
  | 'EMAIL_TAKEN'
  /** Goods of this drug expire, and no date was given. */
  | 'EXPIRY_REQUIRED'
  /** The code or passkey is wrong, or was used before. */
  | 'FACTOR_NOT_RIGHT'
  /** It is the last second factor, and an organization asks for one. */
  | 'FACTOR_STILL_REQUIRED'
  /** An alert cannot go from its state to this one. */
  | 'ILLEGAL_ALERT_TRANSITION'
  /** A lot cannot go from its status to this one. */
  | 'ILLEGAL_LOT_TRANSITION'
  /** An order cannot go from its status to this one. */
  | 'ILLEGAL_ORDER_TRANSITION'
  /** A recall cannot go from its state to this one. */
  | 'ILLEGAL_RECALL_TRANSITION'
  /** There is less than was asked for. */
  | 'INSUFFICIENT_STOCK'
  /** The address or the password is wrong; which of them is not told. */
  | 'INVALID_CREDENTIALS'
  /** The invitation is unknown, was taken up, was taken back or replaced, or has expired. */
  | 'INVITATION_NOT_VALID'
  /** The organization would be left without an owner. */
  | 'LAST_OWNER'
  /** The link is unknown, was used, has expired, or was made by somebody who no longer may. */
  | 'LINK_NOT_VALID'
  /** The goods have expired and cannot be received. */
  | 'LOT_EXPIRED'
  /** The named lot may not be dispensed from. */
  | 'LOT_NOT_USABLE'
  /** A recall that covers the lot, or caught it before its number was put right, is active. */
  | 'LOT_UNDER_RECALL'
  /** The person is a member of another organization too, with the same password. */
  | 'MEMBER_ELSEWHERE'
  /** The message is not to be confirmed by you. */
  | 'NOTHING_TO_ACKNOWLEDGE'
  /** The message has no text to take away. */
  | 'NOTHING_TO_REDACT'
  /** Nothing was sealed since the last checkpoint. */
  | 'NOTHING_TO_SIGN'
  /** None of the person’s groups has a role here, or their access was ended. */
  | 'NOT_ASSIGNED'
  /** The provider makes no account for this address: the person has to be invited first, or the operator to name the domain. */
  | 'NOT_INVITED'
  /** Nothing can be returned of such a transaction. */
  | 'NOT_RETURNABLE'
  /** A reversal cannot be reversed; enter the movement again. */
  | 'NOT_REVERSIBLE'
  /** Receipt can be confirmed once, when an order has been delivered. */
  | 'NOT_TO_ACKNOWLEDGE'
  /** There is no second factor that this could be about. */
  | 'NO_FACTOR'
  /** They do not take part in the conversation by themselves. */
  | 'NO_PARTICIPANT'
  /** There is less than the order needs. */
  | 'ORDER_SHORT'
  /** More would be delivered than is outstanding. */
  | 'OVER_FULFILLED'
  /** Whoever requested an order does not approve it. */
  | 'OWN_ORDER'
  /** Another pharmacy of the organization has this code. */
  | 'PHARMACY_CODE_TAKEN'
  /** The PIN is wrong, there is none, or too many were tried. */
  | 'PIN_NOT_RIGHT'
  /** Nothing was confirmed that the recall covers. */
  | 'RECALL_COVERS_NOTHING'
  /** Only a recall that is active is acknowledged. */
  | 'RECALL_NOT_ACTIVE'
  /** The text names no number, by which the notice would be known again. */
  | 'RECALL_NUMBER_MISSING'
  /** Goods that the transaction moved came back, or were sent back; their returns are reversed first. */
  | 'RETURNED_SINCE'
  /** More would come back than left and has not come back, or more be sent back than came. */
  | 'RETURN_EXCEEDED'
  /** What came back from the provider proves nothing: it was begun elsewhere, was used, took too long, or is no answer of the provider’s. */
  | 'SIGN_ON_NOT_VALID'
  /** Another supplier has this name. */
  | 'SUPPLIER_NAME_TAKEN'
  /** There are as many passkeys as an account may have. */
  | 'TOO_MANY_PASSKEYS'
  /** There is no secret to confirm. */
  | 'TOTP_NOT_BEGUN'
  /** Quantities were recorded in this unit; another would give them another meaning. */
  | 'UNIT_IN_USE'
  /** The member may still sign in. */
  | 'USER_NOT_DISABLED'
  /** The password is too easy to guess. */
  | 'WEAK_PASSWORD'
  /** The PIN is one of the first that somebody would try. */
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