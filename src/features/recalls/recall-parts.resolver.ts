import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import { sayAll } from '../../graphql/say.ts';
import { loadPharmacy, loadUser, Pharmacy, User } from '../access/index.ts';
import { Drug, loadDrug } from '../catalogue/index.ts';
import { Lot, loadLot, loadTransaction, Transaction } from '../inventory/index.ts';
import { loadOrder, Order } from '../orders/index.ts';
import { RefusedNotice } from './enter-recalls.ts';
import { RecallMatch, RecallMovement, RecallProposal, RecallReceipt, RecallScope } from './recall.type.ts';

@Resolver(() => RecallProposal)
export class RecallProposalResolver {
  @FieldResolver(() => Drug, { description: 'The drug of the catalogue that the notice may mean.' })
  drug(@Root() proposal: RecallProposal, @Ctx() context: Context) {
    return loadDrug(context, proposal.drugId);
  }

  @FieldResolver(() => [Lot], { description: 'Lots of it that the notice names, at the pharmacies that you may see.' })
  async lots(@Root() proposal: RecallProposal, @Ctx() context: Context) {
    const lots = await Promise.all(proposal.lotIds.map((id) => loadLot(context, id)));
    return lots.filter((lot) => lot !== null);
  }
}

/** Puts the reasons into the language of whoever asks. */
@Resolver(() => RefusedNotice)
export class RefusedNoticeResolver {
  @FieldResolver(() => String, { description: 'Why it could not be entered, as a sentence.' })
  reason(@Root() { reason }: RefusedNotice, @Ctx() { language }: Context): string {
    return sayAll(language, [reason]).join('');
  }
}

@Resolver(() => RecallScope)
export class RecallScopeResolver {
  @FieldResolver(() => Drug, { nullable: true, description: 'The drug, where it names one of the catalogue.' })
  drug(@Root() scope: RecallScope, @Ctx() context: Context) {
    return scope.drugId === null ? null : loadDrug(context, scope.drugId);
  }
}

@Resolver(() => RecallMatch)
export class RecallMatchResolver {
  @FieldResolver(() => Lot, { description: 'The lot as it is now, with its status.' })
  lot(@Root() match: RecallMatch, @Ctx() context: Context) {
    return loadLot(context, match.lotId);
  }
}

@Resolver(() => RecallReceipt)
export class RecallReceiptResolver {
  @FieldResolver(() => Pharmacy, { description: 'The pharmacy whose answer it is.' })
  pharmacy(@Root() receipt: RecallReceipt, @Ctx() context: Context) {
    return loadPharmacy(context, receipt.pharmacyId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who acknowledged it there.' })
  acknowledgedBy(@Root() receipt: RecallReceipt, @Ctx() context: Context) {
    return receipt.acknowledgedById === null ? null : loadUser(context, receipt.acknowledgedById);
  }
}

@Resolver(() => RecallMovement)
export class RecallMovementResolver {
  @FieldResolver(() => Int, { description: 'The change of the lot in units, negative for goods that left.' })
  quantity(@Root() movement: RecallMovement) {
    return movement.quantityChanged;
  }

  @FieldResolver(() => Lot, { description: 'The recalled lot that goods moved of.' })
  lot(@Root() movement: RecallMovement, @Ctx() context: Context) {
    return loadLot(context, movement.lotId);
  }

  @FieldResolver(() => Transaction, { description: 'What happened, when and by whom.' })
  transaction(@Root() movement: RecallMovement, @Ctx() context: Context) {
    return loadTransaction(context, movement.transactionId);
  }

  @FieldResolver(() => Order, {
    nullable: true,
    description: 'The order that it was for, which says to whom; null for none, and for one that you may not read.',
  })
  order(@Root() movement: RecallMovement, @Ctx() context: Context) {
    return movement.orderId === null ? null : loadOrder(context, movement.orderId);
  }
}
