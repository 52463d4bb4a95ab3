import { ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { codeKeys, packageKeysOfGtin, parseGtin, parseNdc } from '../../domain/catalogue/ndc.ts';
import { badInput, notFound } from '../../domain/error.ts';
import { lotKey } from '../../domain/inventory/lot-key.ts';
import { message } from '../../domain/messages/index.ts';
import { resultUnion } from '../../graphql/refusal.type.ts';
import { ArrayMaxSize, Text } from '../../graphql/rules.ts';
import { isId, newId } from '../../platform/database/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import { admitStep, lockRecall, recallChanged } from './lock-recall.ts';
import { IllegalRecallTransition } from './recall.results.ts';
import { Recall } from './recall.type.ts';

@InputType({ description: 'What a recall covers: exactly one of drug, NDC and GTIN, and of it some lots or all.' })
export class RecallScopeInput {
  @Field(() => ID, { nullable: true, description: 'A drug of the catalogue, by its id.' })
  drugId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'An NDC in any form: of whichever drug has it, now or later; a product’s covers all its packages.',
  })
  @Text(30)
  ndc?: string | null;

  @Field(() => String, { nullable: true, description: 'A GTIN or UPC: of whichever drug has it, now or later.' })
  @Text(30)
  gtin?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The lots, one at least, in whatever spelling; null for all lots of it.',
  })
  @ArrayMaxSize(2_000)
  lotNumbers?: string[] | null;
}

@InputType({ description: 'What a recall covers here, as a person confirms it.' })
export class ReviewRecallInput {
  @Field(() => ID, { description: 'The recall of which somebody says what it covers.' })
  recallId!: string;

  @Field(() => [RecallScopeInput], {
    description: 'All that it covers; what was said before is replaced. Empty when it concerns nothing here.',
  })
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  scopes!: RecallScopeInput[];
}

export const ReviewRecallResult = resultUnion('ReviewRecallResult', 'What reviewRecall answers.', () => [
  Recall,
  IllegalRecallTransition,
]);

/** What is covered, and of which lot; null is all lots. */
interface Scope {
  readonly drugId: string | null;
  readonly ndc: string | null;
  readonly gtin: string | null;
  readonly ndcKeys: readonly string[];
  readonly lotNumber: string | null;
}

/** So many scopes a recall holds at most: a wider one is meant to cover all lots. */
const mostScopes = 10_000;

/** Says what a recall covers here, in place of what was said before. Nothing is held yet. */
export function reviewRecall(caller: Caller, input: ReviewRecallInput) {
  const { actor, now } = caller;
  const { organizationId } = actor;
  const scopes = distinct(input.scopes.flatMap((scope, index) => scopesOf(scope, `input.scopes.${index}`)));
  if (scopes.length > mostScopes) throw badInput('input.scopes', 'max', message('tooManyScopes', { most: mostScopes }));
  const drugIds = [...new Set(scopes.flatMap(({ drugId }) => (drugId === null ? [] : [drugId])))];
  return caller.run({
    load: async (tx) => ({
      recall: await lockRecall(tx, actor, input.recallId),
      drugs: await tx.drug.findMany({
        where: { organizationId, id: { in: drugIds.filter(isId) } },
        select: { id: true },
      }),
    }),
    decide: ({ recall, drugs }) => {
      const admitted = admitStep(recall, 'REVIEWED');
      const known = new Set(drugs.map(({ id }) => id));
      const unknown = input.scopes.findIndex(({ drugId }) => drugId != null && !known.has(drugId));
      if (unknown >= 0) throw notFound('drug', `input.scopes.${unknown}.drugId`);
      return admitted;
    },
    apply: async (tx, recall) => {
      const before = await tx.recallScope.findMany({ where: { recallId: recall.id }, orderBy: { id: 'asc' } });
      await tx.recallScope.deleteMany({ where: { recallId: recall.id } });
      const rows = scopes.map((scope) => ({ id: newId(), ...scope }));
      await tx.recallScope.createMany({
        data: rows.map((row) => ({ ...row, organizationId, recallId: recall.id, ndcKeys: [...row.ndcKeys] })),
      });
      const updated = await tx.recall.update({
        where: { id: recall.id },
        data: { state: 'REVIEWED', reviewedAt: now, reviewedById: actor.userId },
      });
      const done = recallChanged(recall, updated);
      return {
        ...done,
        change: {
          before: { ...done.change.before, scopes: before.map(told) },
          after: { ...done.change.after, scopes: rows.map(told) },
        },
      };
    },
  });
}

/** A scope as the trail tells it. */
const told = ({
  id: scopeId,
  drugId,
  ndc,
  gtin,
  ndcKeys,
  keptDrugIds = [],
  lotNumber,
}: Scope & { readonly id: string; readonly keptDrugIds?: readonly string[] }) => ({
  scopeId,
  drugId,
  ndc,
  gtin,
  ndcKeys,
  keptDrugIds,
  lotNumber,
  lotKey: lotNumber === null ? null : lotKey(lotNumber),
});

/** @throws ApothecaError BAD_USER_INPUT for none or several of drug, NDC and GTIN, or for a code or lot number that is none, or for no lots. */
function scopesOf(
  { drugId = null, ndc = null, gtin = null, lotNumbers = null }: RecallScopeInput,
  field: string,
): Scope[] {
  if ([drugId, ndc, gtin].filter((each) => each !== null).length !== 1)
    throw badInput(field, 'one', message('oneCode'));
  if (lotNumbers?.length === 0) throw badInput(`${field}.lotNumbers`, 'lot', message('scopeOfNoLots'));
  const meant = {
    drugId,
    ndc,
    gtin: gtin === null ? null : gtinOf(gtin, `${field}.gtin`),
    ndcKeys: ndc === null ? [] : keysOf(ndc, `${field}.ndc`),
  };
  const ndcKeys = meant.gtin === null ? meant.ndcKeys : packageKeysOfGtin(meant.gtin);
  return (lotNumbers ?? [null]).map((lotNumber, index) => {
    if (lotNumber !== null && (lotKey(lotNumber) === '' || [...lotNumber].length > 50))
      throw badInput(`${field}.lotNumbers.${index}`, 'lot', message('scopeLotNumber'));
    return { ...meant, ndcKeys, lotNumber };
  });
}

function gtinOf(text: string, field: string): string {
  const gtin = parseGtin(text);
  if (gtin === null) throw badInput(field, 'gtin', message('noGtin', { text }));
  return gtin;
}

/** Ten digits without hyphens are a package's, as labels print them; as a product's they would stand for another one. */
function keysOf(ndc: string, field: string): string[] {
  const written = parseNdc(ndc);
  const keys = written ? [written.ndcKey] : codeKeys(ndc).ndcKeys.filter((key) => key.length >= 11 || ndc.length < 10);
  if (keys.length === 0) throw badInput(field, 'ndc', message('noNdc', { text: ndc }));
  return keys;
}

/** The same of one lot in two spellings is one scope. */
function distinct(scopes: readonly Scope[]): Scope[] {
  const key = ({ drugId, ndc, gtin, lotNumber }: Scope) =>
    JSON.stringify([drugId ?? ndc ?? gtin, lotNumber === null ? null : lotKey(lotNumber)]);
  return [...new Map(scopes.map((scope) => [key(scope), scope])).values()];
}
