import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, callerOf } from '../../../graphql/context.ts';
import { Mutation, Tag } from '../../../graphql/operations.ts';
import { sayAll } from '../../../graphql/say.ts';
import { StockMovement } from '../inventory.results.ts';
import { ReceiveStockInput, ReceiveStockResult, receiveStock } from '../receiving/receive-stock.ts';
import { AdjustStockInput, AdjustStockResult, adjustStock } from './adjust-stock.ts';
import { ClosePeriodInput, ClosePeriodResult, closePeriod, ReopenPeriodInput, reopenPeriod } from './close-period.ts';
import { DispenseStockInput, DispenseStockResult, dispenseStock } from './dispense-stock.ts';
import { ReturnFromCustomerInput, ReturnFromCustomerResult, returnFromCustomer } from './return-from-customer.ts';
import { ReturnToSupplierInput, ReturnToSupplierResult, returnToSupplier } from './return-to-supplier.ts';
import { ReverseTransactionInput, ReverseTransactionResult, reverseTransaction } from './reverse-transaction.ts';

/** The movements a person records; each writes header, lines and balances together. */
@Resolver()
@Tag('Movements')
export class MovementResolver {
  @Mutation(() => ReceiveStockResult, {
    policy: 'stock:receive',
    action: 'stock.receive',
    entity: 'Stock',
    description: 'Records goods that arrived, in a lot by number and expiry.',
  })
  receiveStock(@Ctx() context: Context, @Arg('input') input: ReceiveStockInput) {
    return receiveStock(callerOf(context), input);
  }

  @Mutation(() => DispenseStockResult, {
    policy: 'stock:dispense',
    action: 'stock.dispense',
    entity: 'Stock',
    idFrom: 'stockId',
    description: 'Records goods that left: first expired first out, or from named lots. All of it or nothing.',
  })
  dispenseStock(@Ctx() context: Context, @Arg('input') input: DispenseStockInput) {
    return dispenseStock(callerOf(context), input);
  }

  @Mutation(() => AdjustStockResult, {
    policy: 'stock:adjust',
    action: 'stock.adjust',
    entity: 'Lot',
    idFrom: 'lotId',
    description: 'Corrects a lot by a difference, with a reason; also counts and disposals.',
  })
  adjustStock(@Ctx() context: Context, @Arg('input') input: AdjustStockInput) {
    return adjustStock(callerOf(context), input);
  }

  @Mutation(() => ReturnFromCustomerResult, {
    policy: 'stock:receive',
    action: 'stock.return-from-customer',
    entity: 'Transaction',
    idFrom: 'transactionId',
    description:
      'Takes back what left by a dispense or issue: never more than left by it and has not come back. It stays in quarantine, as a part of its lot, until somebody releases it.',
  })
  returnFromCustomer(@Ctx() context: Context, @Arg('input') input: ReturnFromCustomerInput) {
    return returnFromCustomer(callerOf(context), input);
  }

  @Mutation(() => ReturnToSupplierResult, {
    policy: 'stock:adjust',
    action: 'stock.return-to-supplier',
    entity: 'Transaction',
    idFrom: 'transactionId',
    description: 'Sends back what came by a receipt: never more than came by it and was not sent back.',
  })
  returnToSupplier(@Ctx() context: Context, @Arg('input') input: ReturnToSupplierInput) {
    return returnToSupplier(callerOf(context), input);
  }

  @Mutation(() => ClosePeriodResult, {
    policy: 'period:close',
    action: 'period.close',
    entity: 'Pharmacy',
    idFrom: 'pharmacyId',
    description: 'Closes the books of a pharmacy until a day: from then on no movement is dated then or before.',
  })
  closePeriod(@Ctx() context: Context, @Arg('input') input: ClosePeriodInput) {
    return closePeriod(callerOf(context), input);
  }

  @Mutation(() => ClosePeriodResult, {
    policy: 'organization:manage',
    action: 'period.reopen',
    entity: 'Pharmacy',
    idFrom: 'pharmacyId',
    description: 'Opens a closed period again, whole or from a day on, for a reason.',
  })
  reopenPeriod(@Ctx() context: Context, @Arg('input') input: ReopenPeriodInput) {
    return reopenPeriod(callerOf(context), input);
  }

  @Mutation(() => ReverseTransactionResult, {
    policy: 'stock:reverse-own',
    action: 'stock.reverse',
    entity: 'Transaction',
    idFrom: 'transactionId',
    description:
      'Undoes a transaction by its exact negation, once. Whose it is not, or what was recorded more than `UNDO_MINUTES` ago, needs `stock:reverse`.',
  })
  reverseTransaction(@Ctx() context: Context, @Arg('input') input: ReverseTransactionInput) {
    return reverseTransaction(callerOf(context), input);
  }
}

/** Puts the notices of a movement into the language of whoever asks. */
@Resolver(() => StockMovement)
export class StockMovementResolver {
  @FieldResolver(() => [String], { description: 'What the person should know although it is no error, in sentences.' })
  notices(@Root() { notices }: StockMovement, @Ctx() { language }: Context): string[] {
    return sayAll(language, notices);
  }
}
