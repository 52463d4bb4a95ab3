/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "mutation SignIn($input: LogInInput!) {\n  logIn(input: $input) {\n    __typename\n    ... on SignedIn {\n      token\n    }\n    ... on SecondFactorRequired {\n      challenge\n      methods\n      passkeyOptions\n      expiresAt\n    }\n    ... on Refusal {\n      code\n      message\n    }\n  }\n}\n\nmutation ConfirmSignIn($input: ConfirmLogInInput!) {\n  confirmLogIn(input: $input) {\n    __typename\n    ... on SignedIn {\n      token\n    }\n    ... on Refusal {\n      code\n      message\n    }\n  }\n}\n\nquery PasskeySignInOptions {\n  passkeyLogInOptions\n}\n\nmutation SignInWithPasskey($input: LogInWithPasskeyInput!) {\n  logInWithPasskey(input: $input) {\n    __typename\n    ... on SignedIn {\n      token\n    }\n    ... on Refusal {\n      code\n      message\n    }\n  }\n}\n\nmutation SignOut {\n  logOut\n}\n\nquery LiveCursor {\n  liveCursor\n}\n\nsubscription RecordTouched($pharmacyId: ID!, $after: String) {\n  recordChanged(pharmacyId: $pharmacyId, after: $after) {\n    cursor\n    type\n  }\n}\n\nsubscription ConversationTouched($after: String) {\n  conversationChanged(after: $after) {\n    cursor\n  }\n}": typeof types.SignInDocument,
};
const documents: Documents = {
    "mutation SignIn($input: LogInInput!) {\n  logIn(input: $input) {\n    __typename\n    ... on SignedIn {\n      token\n    }\n    ... on SecondFactorRequired {\n      challenge\n      methods\n      passkeyOptions\n      expiresAt\n    }\n    ... on Refusal {\n      code\n      message\n    }\n  }\n}\n\nmutation ConfirmSignIn($input: ConfirmLogInInput!) {\n  confirmLogIn(input: $input) {\n    __typename\n    ... on SignedIn {\n      token\n    }\n    ... on Refusal {\n      code\n      message\n    }\n  }\n}\n\nquery PasskeySignInOptions {\n  passkeyLogInOptions\n}\n\nmutation SignInWithPasskey($input: LogInWithPasskeyInput!) {\n  logInWithPasskey(input: $input) {\n    __typename\n    ... on SignedIn {\n      token\n    }\n    ... on Refusal {\n      code\n      message\n    }\n  }\n}\n\nmutation SignOut {\n  logOut\n}\n\nquery LiveCursor {\n  liveCursor\n}\n\nsubscription RecordTouched($pharmacyId: ID!, $after: String) {\n  recordChanged(pharmacyId: $pharmacyId, after: $after) {\n    cursor\n    type\n  }\n}\n\nsubscription ConversationTouched($after: String) {\n  conversationChanged(after: $after) {\n    cursor\n  }\n}": types.SignInDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SignIn($input: LogInInput!) {\n  logIn(input: $input) {\n    __typename\n    ... on SignedIn {\n      token\n    }\n    ... on SecondFactorRequired {\n      challenge\n      methods\n      passkeyOptions\n      expiresAt\n    }\n    ... on Refusal {\n      code\n      message\n    }\n  }\n}\n\nmutation ConfirmSignIn($input: ConfirmLogInInput!) {\n  confirmLogIn(input: $input) {\n    __typename\n    ... on SignedIn {\n      token\n    }\n    ... on Refusal {\n      code\n      message\n    }\n  }\n}\n\nquery PasskeySignInOptions {\n  passkeyLogInOptions\n}\n\nmutation SignInWithPasskey($input: LogInWithPasskeyInput!) {\n  logInWithPasskey(input: $input) {\n    __typename\n    ... on SignedIn {\n      token\n    }\n    ... on Refusal {\n      code\n      message\n    }\n  }\n}\n\nmutation SignOut {\n  logOut\n}\n\nquery LiveCursor {\n  liveCursor\n}\n\nsubscription RecordTouched($pharmacyId: ID!, $after: String) {\n  recordChanged(pharmacyId: $pharmacyId, after: $after) {\n    cursor\n    type\n  }\n}\n\nsubscription ConversationTouched($after: String) {\n  conversationChanged(after: $after) {\n    cursor\n  }\n}"): typeof import('./graphql').SignInDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
