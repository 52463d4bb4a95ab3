/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

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
    "subscription StockTouched($pharmacyId: ID!, $after: String) {\n  stockChanged(pharmacyId: $pharmacyId, after: $after) {\n    cursor\n    stockId\n  }\n}\n\nsubscription ShortageTouched($pharmacyId: ID!, $after: String) {\n  lowStockAlerted(pharmacyId: $pharmacyId, after: $after) {\n    cursor\n    kind\n  }\n}\n\nsubscription OrderTouched($pharmacyId: ID!, $after: String) {\n  orderStatusChanged(pharmacyId: $pharmacyId, after: $after) {\n    cursor\n    orderId\n  }\n}\n\nsubscription MessageTouched($after: String) {\n  messageReceived(after: $after) {\n    cursor\n    messageId\n  }\n}": typeof types.StockTouchedDocument,
    "query Session {\n  me {\n    id\n    name\n    email\n    memberships {\n      id\n      role\n      pharmacyId\n    }\n  }\n  pharmacies {\n    id\n    name\n    code\n    timezone\n  }\n  organization {\n    id\n    name\n  }\n}": typeof types.SessionDocument,
    "mutation AcceptInvitation($input: AcceptInvitationInput!) {\n  acceptInvitation(input: $input) {\n    ... on SignedIn {\n      token\n      expiresAt\n    }\n    ... on Refusal {\n      code\n      message\n    }\n  }\n}": typeof types.AcceptInvitationDocument,
};
const documents: Documents = {
    "subscription StockTouched($pharmacyId: ID!, $after: String) {\n  stockChanged(pharmacyId: $pharmacyId, after: $after) {\n    cursor\n    stockId\n  }\n}\n\nsubscription ShortageTouched($pharmacyId: ID!, $after: String) {\n  lowStockAlerted(pharmacyId: $pharmacyId, after: $after) {\n    cursor\n    kind\n  }\n}\n\nsubscription OrderTouched($pharmacyId: ID!, $after: String) {\n  orderStatusChanged(pharmacyId: $pharmacyId, after: $after) {\n    cursor\n    orderId\n  }\n}\n\nsubscription MessageTouched($after: String) {\n  messageReceived(after: $after) {\n    cursor\n    messageId\n  }\n}": types.StockTouchedDocument,
    "query Session {\n  me {\n    id\n    name\n    email\n    memberships {\n      id\n      role\n      pharmacyId\n    }\n  }\n  pharmacies {\n    id\n    name\n    code\n    timezone\n  }\n  organization {\n    id\n    name\n  }\n}": types.SessionDocument,
    "mutation AcceptInvitation($input: AcceptInvitationInput!) {\n  acceptInvitation(input: $input) {\n    ... on SignedIn {\n      token\n      expiresAt\n    }\n    ... on Refusal {\n      code\n      message\n    }\n  }\n}": types.AcceptInvitationDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription StockTouched($pharmacyId: ID!, $after: String) {\n  stockChanged(pharmacyId: $pharmacyId, after: $after) {\n    cursor\n    stockId\n  }\n}\n\nsubscription ShortageTouched($pharmacyId: ID!, $after: String) {\n  lowStockAlerted(pharmacyId: $pharmacyId, after: $after) {\n    cursor\n    kind\n  }\n}\n\nsubscription OrderTouched($pharmacyId: ID!, $after: String) {\n  orderStatusChanged(pharmacyId: $pharmacyId, after: $after) {\n    cursor\n    orderId\n  }\n}\n\nsubscription MessageTouched($after: String) {\n  messageReceived(after: $after) {\n    cursor\n    messageId\n  }\n}"): (typeof documents)["subscription StockTouched($pharmacyId: ID!, $after: String) {\n  stockChanged(pharmacyId: $pharmacyId, after: $after) {\n    cursor\n    stockId\n  }\n}\n\nsubscription ShortageTouched($pharmacyId: ID!, $after: String) {\n  lowStockAlerted(pharmacyId: $pharmacyId, after: $after) {\n    cursor\n    kind\n  }\n}\n\nsubscription OrderTouched($pharmacyId: ID!, $after: String) {\n  orderStatusChanged(pharmacyId: $pharmacyId, after: $after) {\n    cursor\n    orderId\n  }\n}\n\nsubscription MessageTouched($after: String) {\n  messageReceived(after: $after) {\n    cursor\n    messageId\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Session {\n  me {\n    id\n    name\n    email\n    memberships {\n      id\n      role\n      pharmacyId\n    }\n  }\n  pharmacies {\n    id\n    name\n    code\n    timezone\n  }\n  organization {\n    id\n    name\n  }\n}"): (typeof documents)["query Session {\n  me {\n    id\n    name\n    email\n    memberships {\n      id\n      role\n      pharmacyId\n    }\n  }\n  pharmacies {\n    id\n    name\n    code\n    timezone\n  }\n  organization {\n    id\n    name\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AcceptInvitation($input: AcceptInvitationInput!) {\n  acceptInvitation(input: $input) {\n    ... on SignedIn {\n      token\n      expiresAt\n    }\n    ... on Refusal {\n      code\n      message\n    }\n  }\n}"): (typeof documents)["mutation AcceptInvitation($input: AcceptInvitationInput!) {\n  acceptInvitation(input: $input) {\n    ... on SignedIn {\n      token\n      expiresAt\n    }\n    ... on Refusal {\n      code\n      message\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;