import { ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { requireAt } from '../../../domain/authorization/scope.ts';
import type { DoubtKind } from '../../../domain/doubt.ts';
import { askAgain, doubtsAbout } from '../../../domain/doubt.ts';
import { badInput, notFound, nothingNamed } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { about } from '../../../domain/refusal.ts';
import { productKeys } from '../../../domain/scan/index.ts';
import { OrderKind } from '../../../generated/prisma/enums.ts';
import { ConfirmationNeeded, confirmDescription, doubtKinds } from '../../../graphql/confirmation.type.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { ArrayMaxSize, ArrayMinSize, LongText, Quantity, Text } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';
import { sql } from '../../../platform/database/database.ts';
import { isId, newId } from '../../../platform/database/ids.ts';
import { flag, json, number, row, text } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { ReadTx, Tx } from '../../../platform/transaction.ts';
import { DrugArchived, drugArchived } from '../../catalogue/index.ts';
import { unusualQuantity, usualOf } from '../../inventory/index.ts';
import { maxLines } from '../order.input.ts';
import { Order } from '../order.type.ts';
import { encryptRecipient } from './recipient.ts';

@InputType({ description: 'One drug of an order: by its id, or by a typed or scanned code.' })
export class OrderLineInput {
  @Field(() => ID, { nullable: true, description: 'The drug to order, by its id in the catalogue.' })
  drugId?: string | null;

  @Field(() => String, { nullable: true, description: 'Instead of drugId: an NDC of product or package, or a GTIN.' })
  @Text(100)
  code?: string | null;

  @Field(() => Int, { description: 'How many units of the drug to order, such as 120 tablets as 120.' })
  @Quantity()
  quantity!: number;
}

@InputType({ description: 'A new order: either lines, or one drug and its quantity.' })
export class PlaceOrderInput {
  @Field(() => ID, { description: 'The pharmacy that orders, or that issues.' })
  pharmacyId!: string;

  @Field(() => OrderKind, {
    defaultValue: OrderKind.ISSUE,
    description: 'PURCHASE to buy from a supplier, ISSUE to serve from stock.',
  })
  kind!: OrderKind;

  @Field(() => ID, { nullable: true, description: 'The supplier to buy from, for a PURCHASE.' })
  supplierId?: string | null;

  @Field(() => String, { nullable: true, description: 'Anything worth noting, up to 2,000 characters.' })
  @LongText()
  note?: string | null;

  @Secret()
  @Field(() => String, {
    nullable: true,
    description:
      'Whom the goods of an ISSUE are for, up to 300 characters. It is encrypted, and views of it are recorded.',
  })
  @LongText(300)
  recipient?: string | null;

  @Field(() => [OrderLineInput], { nullable: true, description: 'What is ordered, one drug a line; 1 to 1,500 lines.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(maxLines)
  @ValidateNested({ each: true })
  lines?: OrderLineInput[] | null;

  @Field(() => ID, { nullable: true, description: 'Instead of lines: the one drug.' })
  drugId?: string | null;

  @Field(() => Int, { nullable: true, description: 'With drugId: how many units.' })
  @Quantity()
  quantity?: number | null;

  @Field(() => [doubtKinds], { nullable: true, description: confirmDescription })
  confirm?: DoubtKind[] | null;
}

export const PlaceOrderResult = resultUnion('PlaceOrderResult', 'What placeOrder answers.', () => [
  Order,
  DrugArchived,
  ConfirmationNeeded,
]);

/** Places an order; it waits for approval. The number is taken in the same transaction, so none is ever missing. */
export async function placeOrder(caller: Caller, input: PlaceOrderInput) {
  const { actor } = caller;
  const { organizationId, userId } = actor;
  const { pharmacyId, kind, supplierId = null } = input;
  const asked = linesOf(input);
  requireAt(actor, 'order:request', pharmacyId);
  if (supplierId !== null && kind === 'ISSUE')
    throw badInput('input.supplierId', 'purchase', message('issueWithSupplier'));
  if (input.recipient?.trim() && kind === 'PURCHASE')
    throw badInput('input.recipient', 'issue', message('purchaseWithRecipient'));
  const id = newId();
  const recipient = await encryptRecipient(caller.platform, organizationId, id, input.recipient);
  return caller.run({
    load: async (tx) => ({
      drugs: await findDrugs(tx, organizationId, asked, pharmacyId, kind === 'ISSUE' ? 'DISPENSE' : 'RECEIPT'),
      supplier:
        supplierId !== null && isId(supplierId)
          ? await tx.supplier.findFirst({ where: { id: supplierId, organizationId }, select: { id: true } })
          : null,
    }),
    decide: ({ drugs, supplier }) => {
      if (supplierId !== null && !supplier) throw notFound('supplier', 'input.supplierId');
      const lines = asked.map((line, index) => {
        const [drug, ...others] = drugs.get(index) ?? [];
        const field = `${placeOf(input, index)}.${line.drugId ? 'drugId' : 'code'}`;
        if (!drug)
          throw line.code ? nothingNamed(field, message('noDrugOfCode', { code: line.code })) : notFound('drug', field);
        if (others.length > 0) throw badInput(field, 'ambiguous', message('ambiguousCode', { code: line.code ?? '' }));
        return { id: newId(), position: index + 1, drugId: drug.id, quantity: line.quantity, drug };
      });
      for (const [index, { drugId, drug }] of lines.entries())
        if (kind === 'PURCHASE' && drug.archived) return about(drugArchived(drugId), placeOf(input, index));
      const doubts = lines.flatMap(({ quantity, drug: { name, unit, usual } }, index) => {
        const movement = kind === 'ISSUE' ? 'DISPENSE' : 'RECEIPT';
        return doubtsAbout(
          `${placeOf(input, index)}.quantity`,
          unusualQuantity(quantity, usual, { name, unit }, movement),
        );
      });
      return askAgain(doubts, input.confirm) ?? lines.map(({ drug: _, ...line }) => line);
    },
    apply: async (tx, lines) => {
      const number = await nextNumber(tx, organizationId, pharmacyId);
      const order = await tx.order.create({
        data: {
          id,
          organizationId,
          pharmacyId,
          number,
          kind,
          supplierId,
          recipient,
          note: input.note?.trim() || null,
          requestedById: userId,
        },
      });
      await tx.$executeRaw(sql`
        INSERT INTO order_line (id, organization_id, order_id, position, drug_id, quantity)
        SELECT l.id, ${organizationId}::uuid, ${order.id}::uuid, l.position, l."drugId", l.quantity
          FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l(id uuid, position int, "drugId" uuid, quantity int)`);
      await tx.orderEvent.create({
        data: { organizationId, orderId: order.id, toStatus: 'PENDING', actorId: userId, note: order.note },
        select: { id: true },
      });
      return {
        answer: { __typename: 'Order' as const, ...order },
        change: {
          after: {
            number,
            kind,
            supplierId,
            note: order.note,
            recipient: recipient && '[secret]',
            lines: lines.map(({ drugId, quantity }) => ({ drugId, quantity })),
          },
        },
        subject: { entityId: order.id, pharmacyId },
        events: [
          {
            type: 'order.status-changed' as const,
            organizationId,
            pharmacyId,
            payload: { orderId: order.id, requestedById: userId, from: null, to: 'PENDING' as const },
          },
        ],
      };
    },
  });
}

/** @throws ApothecaError BAD_USER_INPUT unless exactly one of the two ways to say what is wanted is used. */
function linesOf({ lines, drugId = null, quantity = null }: PlaceOrderInput): OrderLineInput[] {
  const one = drugId !== null || quantity !== null;
  if (lines && one) throw badInput('input.lines', 'one-of', message('linesOrDrug'));
  if (lines) {
    const unclear = lines.findIndex((line) => Boolean(line.drugId) === Boolean(line.code));
    if (unclear >= 0) throw badInput(`input.lines.${unclear}.drugId`, 'one-of', message('drugIdOrCode'));
    return lines;
  }
  if (drugId === null || quantity === null) throw badInput('input.lines', 'required', message('linesMissing'));
  return [{ drugId, quantity }];
}

/** Where the input tells of a line: the one line is the input itself. */
const placeOf = ({ lines }: PlaceOrderInput, index: number) => (lines ? `input.lines.${index}` : 'input');

interface FoundDrug {
  readonly id: string;
  readonly archived: boolean;
  readonly name: string;
  readonly unit: string;
  /** The quantities of its last movements at the pharmacy, of the kind that the order asks for. */
  readonly usual: readonly number[];
}

const namedDrugRow = row({ id: text, archived: flag, name: text, unit: text, usual: json<number[]>(), place: number });

/** The drugs that each line names, in one statement; a code may name more than one. */
async function findDrugs(
  tx: ReadTx,
  organizationId: string,
  lines: readonly OrderLineInput[],
  pharmacyId: string,
  moves: 'DISPENSE' | 'RECEIPT',
): Promise<Map<number, FoundDrug[]>> {
  const asked = lines.map(({ drugId, code }, place) => {
    const keys = code ? productKeys(code) : { ndcKeys: [], gtins: [] };
    return { place, drugId: drugId && isId(drugId) ? drugId : null, ...keys };
  });
  const own = sql`x.organization_id = ${organizationId}::uuid`;
  const rows = await rowsIn(
    tx,
    namedDrugRow,
    sql`
    WITH asked AS MATERIALIZED (
      SELECT a.* FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS a(place int, "drugId" uuid, "ndcKeys" text[], gtins text[])
    ),
    -- Each way to name a drug by its index, for each line: PostgreSQL expects so many lines that it would rather read all drugs. OFFSET 0 keeps it from that.
    named AS (
            SELECT place, "drugId" AS id FROM asked WHERE "drugId" IS NOT NULL
      UNION SELECT a.place, x.id FROM asked a CROSS JOIN LATERAL (SELECT x.id FROM drug x WHERE ${own} AND x.gtin = ANY (a.gtins) OFFSET 0) x
      UNION SELECT a.place, x.id FROM asked a CROSS JOIN LATERAL (SELECT x.id FROM drug x WHERE ${own} AND x.ndc_key = ANY (a."ndcKeys") OFFSET 0) x
      UNION SELECT a.place, x.drug_id FROM asked a CROSS JOIN LATERAL (SELECT x.drug_id FROM drug_package x WHERE ${own} AND x.ndc_key = ANY (a."ndcKeys") OFFSET 0) x
    )
    SELECT n.place, d.id, d.archived_at IS NOT NULL AS archived, d.name, d.unit,
           ${usualOf(moves, sql`(SELECT s.id FROM stock s WHERE s.pharmacy_id = ${isId(pharmacyId) ? pharmacyId : null}::uuid AND s.drug_id = d.id)`)} AS usual
      FROM named n CROSS JOIN LATERAL (SELECT x.* FROM drug x WHERE ${own} AND x.id = n.id OFFSET 0) d ORDER BY n.place, d.id`,
  );
  const found = new Map<number, FoundDrug[]>();
  for (const { place, ...drug } of rows) found.set(place, [...(found.get(place) ?? []), drug]);
  return found;
}

const lastNumberRow = row({ last: number });

async function nextNumber(tx: Tx, organizationId: string, pharmacyId: string): Promise<number> {
  const [row] = await rowsIn(
    tx,
    lastNumberRow,
    sql`
    INSERT INTO order_number AS n (pharmacy_id, organization_id, last) VALUES (${pharmacyId}::uuid, ${organizationId}::uuid, 1)
    ON CONFLICT (pharmacy_id) DO UPDATE SET last = n.last + 1 RETURNING last`,
  );
  if (!row) throw new Error('An order number was not answered.');
  return row.last;
}
