import { Arg, Ctx, Resolver } from 'type-graphql';
import { type Context, callerOf } from '../../graphql/context.ts';
import { Mutates } from '../../graphql/policy.ts';
import { adjustStock } from './adjust-stock.ts';
import { dispenseStock } from './dispense-stock.ts';
import { AdjustStockInput, DispenseStockInput, ReceiveStockInput, ReverseTransactionInput } from './inventory.input.ts';
import {
  AdjustStockResult,
  DispenseStockResult,
  ReceiveStockResult,
  ReverseTransactionResult,
} from './inventory.results.ts';
import { receiveStock } from './receive-stock.ts';
import { reverseTransaction } from './reverse-transaction.ts';

/** The movements a person records; each writes header, lines and balances together. */
@Resolver()
export class MovementResolver {
  @Mutates(() => ReceiveStockResult, {
    policy: 'stock:receive',
    action: 'stock.receive',
    entity: 'Stock',
    description: 'Records goods that arrived, in a lot by number and expiry.',
  })
  receiveStock(@Ctx() context: Context, @Arg('input') input: ReceiveStockInput) {
    return receiveStock(callerOf(context), input);
  }

  @Mutates(() => DispenseStockResult, {
    policy: 'stock:dispense',
    action: 'stock.dispense',
    entity: 'Stock',
    idFrom: 'stockId',
    description: 'Records goods that left: first expired first out, or from named lots. All of it or nothing.',
  })
  dispenseStock(@Ctx() context: Context, @Arg('input') input: DispenseStockInput) {
    return dispenseStock(callerOf(context), input);
  }

  @Mutates(() => AdjustStockResult, {
    policy: 'stock:adjust',
    action: 'stock.adjust',
    entity: 'Lot',
    idFrom: 'lotId',
    description: 'Corrects a lot by a difference, with a reason; also counts, disposals and returns.',
  })
  adjustStock(@Ctx() context: Context, @Arg('input') input: AdjustStockInput) {
    return adjustStock(callerOf(context), input);
  }

  @Mutates(() => ReverseTransactionResult, {
    policy: 'stock:reverse',
    action: 'stock.reverse',
    entity: 'Transaction',
    idFrom: 'transactionId',
    description: 'Undoes a transaction by its exact negation, once.',
  })
  reverseTransaction(@Ctx() context: Context, @Arg('input') input: ReverseTransactionInput) {
    return reverseTransaction(callerOf(context), input);
  }
}
