import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../graphql/connection.ts';
import { actorOf, type Context } from '../../../graphql/context.ts';
import { Query, Tag } from '../../../graphql/operations.ts';
import { loadUser, User } from '../../access/index.ts';
import { Drug, loadDrug } from '../../catalogue/index.ts';
import { InventoryLogFilter, TransactionFilter } from '../inventory.filter.ts';
import { loadLot } from '../stocks/lot.queries.ts';
import { loadStock } from '../stocks/stock.queries.ts';
import { Lot, Stock } from '../stocks/stock.type.ts';
import { LedgerHealth, ledgerHealth } from './ledger-health.ts';
import { inventoryLogsPage, loadLines } from './ledger-line.queries.ts';
import { loadReturnable } from './returnable.ts';
import { mayUndo } from './reverse-transaction.ts';
import { loadReversal, loadTransaction, transactionsPage } from './transaction.queries.ts';
import {
  InventoryLog,
  InventoryLogConnection,
  ReturnableLot,
  Transaction,
  TransactionConnection,
} from './transaction.type.ts';

@Resolver(() => Transaction)
@Tag('Movements')
export class TransactionResolver {
  @Query(() => Transaction, {
    replica: true,
    policy: 'stock:read',
    nullable: true,
    description: 'A transaction by its id; null when there is none.',
  })
  transaction(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The id of the transaction, such as dispenseStock answers it.' }) id: string,
  ) {
    return loadTransaction(context, id);
  }

  @Query(() => TransactionConnection, {
    replica: true,
    policy: 'stock:read',
    description: 'The movements of a pharmacy, newest first.',
  })
  transactions(
    @Ctx() context: Context,
    @Arg('pharmacyId', () => ID, { description: 'The pharmacy whose transactions are listed.' }) pharmacyId: string,
    @Arg('filter', () => TransactionFilter, { nullable: true, description: 'Conditions that transactions must meet.' })
    filter: TransactionFilter | null,
    @Args() page: PageArgs,
  ) {
    return transactionsPage(context, actorOf(context), pharmacyId, filter, page);
  }

  @Query(() => InventoryLogConnection, {
    replica: true,
    policy: 'stock:read',
    description: 'The ledger of a pharmacy line by line, newest first.',
  })
  inventoryLogs(
    @Ctx() context: Context,
    @Arg('pharmacyId', () => ID, { description: 'The pharmacy whose ledger is read.' }) pharmacyId: string,
    @Arg('filter', () => InventoryLogFilter, {
      nullable: true,
      description: 'Conditions that lines of the ledger must meet.',
    })
    filter: InventoryLogFilter | null,
    @Args() page: PageArgs,
  ) {
    return inventoryLogsPage(context, actorOf(context), pharmacyId, filter, page);
  }

  @Query(() => LedgerHealth, {
    policy: 'audit:read everywhere',
    description:
      'What adding the whole ledger up again and comparing it with every balance finds: now, or in the last round where the ledger is large.',
  })
  ledgerHealth(@Ctx() context: Context) {
    return ledgerHealth(context.platform.database, actorOf(context).organizationId);
  }

  @FieldResolver(() => [InventoryLog], { description: 'Its lines, one for each lot it touched.' })
  lines(@Root() transaction: Transaction, @Ctx() context: Context) {
    return transaction.lines ?? loadLines(context, transaction.id);
  }

  @FieldResolver(() => Drug, { description: 'The drug that was moved.' })
  drug(@Root() transaction: Transaction, @Ctx() context: Context) {
    return loadDrug(context, transaction.drugId);
  }

  @FieldResolver(() => Stock, { description: 'The stock it moved, as it is now.' })
  stock(@Root() transaction: Transaction, @Ctx() context: Context) {
    return loadStock(context, transaction.stockId);
  }

  @FieldResolver(() => ID, { nullable: true, description: 'The transaction that reversed it; null while none has.' })
  async reversedById(@Root() transaction: Transaction, @Ctx() context: Context) {
    return (await loadReversal(context, transaction.id))?.id ?? null;
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether you may undo it now by `reverseTransaction`, short of what the goods themselves stand against.',
  })
  async undoable(@Root() transaction: Transaction, @Ctx() context: Context) {
    const { settings, clock } = context.platform;
    const undoing = { actor: actorOf(context), now: clock.now(), minutes: settings.undoMinutes };
    return (
      transaction.transactionType !== 'REVERSAL' &&
      mayUndo(undoing, transaction.pharmacyId, transaction) &&
      (await loadReversal(context, transaction.id)) === null
    );
  }

  @FieldResolver(() => [ReturnableLot], {
    description:
      'Of a dispense or receipt that was not reversed: what it moved of each lot, and how much of that was returned.',
  })
  async returnable(@Root() transaction: Transaction, @Ctx() context: Context) {
    return (await loadReturnable(context, transaction.id)) ?? [];
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who recorded it; null for what the system did.' })
  actor(@Root() transaction: Transaction, @Ctx() context: Context) {
    return transaction.actorId === null ? null : loadUser(context, transaction.actorId);
  }
}

@Resolver(() => ReturnableLot)
export class ReturnableLotResolver {
  @FieldResolver(() => Lot, { description: 'The lot that was moved; of one that was split since, the whole.' })
  lot(@Root() { lotId }: ReturnableLot, @Ctx() context: Context) {
    return loadLot(context, lotId);
  }
}

@Resolver(() => InventoryLog)
export class InventoryLogResolver {
  @FieldResolver(() => Lot, { description: 'The lot it changed, as it is now.' })
  lot(@Root() line: InventoryLog, @Ctx() context: Context) {
    return loadLot(context, line.lotId);
  }

  @FieldResolver(() => Stock, { description: 'The stock it changed, as it is now.' })
  stock(@Root() line: InventoryLog, @Ctx() context: Context) {
    return loadStock(context, line.stockId);
  }

  @FieldResolver(() => Transaction, { description: 'The transaction it belongs to.' })
  transaction(@Root() line: InventoryLog, @Ctx() context: Context) {
    return loadTransaction(context, line.transactionId);
  }
}
