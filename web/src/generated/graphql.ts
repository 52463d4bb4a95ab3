/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** An invitation taken up. */
export type AcceptInvitationInput = {
  /** Your name. */
  name: string;
  /** 12 to 128 characters. */
  password: string;
  /** The token of the invitation. */
  token: string;
};

/** What an alert is about. */
export type AlertKind =
  /** A lot with goods in it has expired. */
  | 'EXPIRED'
  /** A lot with goods in it expires soon. */
  | 'EXPIRING'
  /** Less is usable than the reorder point. */
  | 'LOW_STOCK'
  /** Nothing is usable, even if expired or held goods are there. */
  | 'OUT_OF_STOCK';

/** Why an operation was refused; one code for each type of refusal. */
export type RefusalCode =
  | 'ALREADY_PARTICIPANT'
  | 'ALREADY_REVERSED'
  | 'DRUG_ARCHIVED'
  | 'DUPLICATE_DRUG'
  | 'EMAIL_TAKEN'
  | 'ILLEGAL_ALERT_TRANSITION'
  | 'ILLEGAL_LOT_TRANSITION'
  | 'ILLEGAL_ORDER_TRANSITION'
  | 'INSUFFICIENT_STOCK'
  | 'INVALID_CREDENTIALS'
  | 'INVITATION_NOT_VALID'
  | 'LAST_OWNER'
  | 'LOT_EXPIRED'
  | 'LOT_NOT_USABLE'
  | 'NOTHING_TO_ACKNOWLEDGE'
  | 'NOTHING_TO_REDACT'
  | 'NOTHING_TO_SIGN'
  | 'NOT_REVERSIBLE'
  | 'NOT_TO_ACKNOWLEDGE'
  | 'NO_PARTICIPANT'
  | 'ORDER_SHORT'
  | 'OVER_FULFILLED'
  | 'OWN_ORDER'
  | 'PHARMACY_CODE_TAKEN'
  | 'SUPPLIER_NAME_TAKEN'
  | 'UNIT_IN_USE'
  | 'WEAK_PASSWORD';

/** What a person is at a pharmacy; see docs/permissions.md for what each may do. */
export type Role =
  | 'AUDITOR'
  | 'MANAGER'
  | 'OWNER'
  | 'PHARMACIST'
  | 'TECHNICIAN';

export type StockTouchedSubscriptionVariables = Exact<{
  pharmacyId: string | number;
  after?: string | null | undefined;
}>;


export type StockTouchedSubscription = { stockChanged: { __typename: 'StockChanged', cursor: string, stockId: string } };

export type ShortageTouchedSubscriptionVariables = Exact<{
  pharmacyId: string | number;
  after?: string | null | undefined;
}>;


export type ShortageTouchedSubscription = { lowStockAlerted: { __typename: 'LowStockAlerted', cursor: string, kind: AlertKind } };

export type OrderTouchedSubscriptionVariables = Exact<{
  pharmacyId: string | number;
  after?: string | null | undefined;
}>;


export type OrderTouchedSubscription = { orderStatusChanged: { __typename: 'OrderStatusChanged', cursor: string, orderId: string } };

export type MessageTouchedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MessageTouchedSubscription = { messageReceived: { __typename: 'MessageReceived', cursor: string, messageId: string } };

export type SessionQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionQuery = { me: { __typename: 'User', id: string, name: string, email: string, memberships: Array<{ __typename: 'Membership', id: string, role: Role, pharmacyId: string | null }> } | null, pharmacies: Array<{ __typename: 'Pharmacy', id: string, name: string, code: string, timezone: string }>, organization: { __typename: 'Organization', id: string, name: string } };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { acceptInvitation:
    | { __typename: 'EmailTaken', code: RefusalCode, message: string }
    | { __typename: 'InvitationNotValid', code: RefusalCode, message: string }
    | { __typename: 'SignedIn', token: string, expiresAt: string }
    | { __typename: 'WeakPassword', code: RefusalCode, message: string }
   };


export const StockTouchedDocument = {"__meta__":{"hash":"sha256:f7ccc0f37ae917b69a17536e9f24477f08845ea1a809fb78c6012976d5a59b01"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"StockTouched"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pharmacyId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stockChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"pharmacyId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pharmacyId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"stockId"}}]}}]}}]} as unknown as DocumentNode<StockTouchedSubscription, StockTouchedSubscriptionVariables>;
export const ShortageTouchedDocument = {"__meta__":{"hash":"sha256:e1c1b9c43a0ce3f8544c9b38c3b9dc4b6a4d3cdf441df8b82deb8ba781127b1a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ShortageTouched"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pharmacyId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lowStockAlerted"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"pharmacyId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pharmacyId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]} as unknown as DocumentNode<ShortageTouchedSubscription, ShortageTouchedSubscriptionVariables>;
export const OrderTouchedDocument = {"__meta__":{"hash":"sha256:31121a466e26b7c6aa11f43da7c70edad2cf1f1d3a43ec92fe989d1a6a00f287"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"OrderTouched"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pharmacyId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderStatusChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"pharmacyId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pharmacyId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}}]}}]}}]} as unknown as DocumentNode<OrderTouchedSubscription, OrderTouchedSubscriptionVariables>;
export const MessageTouchedDocument = {"__meta__":{"hash":"sha256:5844727f0812961368a997f5e85cafd93d2f72e6d0e3b0c50cb6cee553ac3dec"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MessageTouched"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messageReceived"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"messageId"}}]}}]}}]} as unknown as DocumentNode<MessageTouchedSubscription, MessageTouchedSubscriptionVariables>;
export const SessionDocument = {"__meta__":{"hash":"sha256:13c6d38bdbcf4fd2f860b3ca16e5ff64c4bf0ce4738fdcbacc73b734bf06fa7a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"memberships"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"pharmacyId"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pharmacies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"timezone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<SessionQuery, SessionQueryVariables>;
export const AcceptInvitationDocument = {"__meta__":{"hash":"sha256:69666f9d9c25806d815ab00b64470e78a4552e0d3196cf97201b5cb45166c469"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcceptInvitation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptInvitationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptInvitation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignedIn"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AcceptInvitationMutation, AcceptInvitationMutationVariables>;