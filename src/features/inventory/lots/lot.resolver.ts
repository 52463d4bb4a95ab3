import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../graphql/connection.ts';
import { actorOf, type Context, callerOf } from '../../../graphql/context.ts';
import { Mutation, Query, Tag } from '../../../graphql/operations.ts';
import { sayAll } from '../../../graphql/say.ts';
import { loadUser, User } from '../../access/index.ts';
import { loadSupplier, Supplier } from '../../catalogue/index.ts';
import { LotsArgs } from '../inventory.filter.ts';
import { linesOfLot } from '../movements/ledger-line.queries.ts';
import { InventoryLogConnection } from '../movements/transaction.type.ts';
import { loadCorrectionsOfLot, loadLot } from '../stocks/lot.queries.ts';
import { loadStock } from '../stocks/stock.queries.ts';
import { Lot, LotConnection, LotCorrection, Stock } from '../stocks/stock.type.ts';
import { CorrectLotInput, CorrectLotResult, correctLot, LotCorrected } from './correct-lot.ts';
import { lotsPage } from './lots.queries.ts';
import { SplitLotInput, SplitLotResult, splitLot } from './split-lot.ts';

@Resolver(() => Lot)
@Tag('Lots')
export class LotResolver {
  @Query(() => LotConnection, {
    replica: true,
    policy: 'stock:read',
    description:
      'The lots that a search finds at all pharmacies you may see, those without goods as well: what has that very number first, then by drug, newest last.',
  })
  lots(@Ctx() context: Context, @Args() args: LotsArgs) {
    return lotsPage(context, actorOf(context), args);
  }

  @FieldResolver(() => Supplier, { nullable: true, description: 'Who it first came from, if that was told.' })
  supplier(@Root() lot: Lot, @Ctx() context: Context) {
    return lot.supplierId === null ? null : loadSupplier(context, lot.supplierId);
  }

  @FieldResolver(() => Stock, { description: 'The stock it belongs to: its drug at its pharmacy.' })
  stock(@Root() lot: Lot, @Ctx() context: Context) {
    return loadStock(context, lot.stockId);
  }

  @FieldResolver(() => InventoryLogConnection, {
    description:
      'How its goods came and went, newest first: each line with its transaction, and the order that it was for.',
  })
  movements(@Root() lot: Lot, @Ctx() context: Context, @Args() page: PageArgs) {
    return linesOfLot(context, lot.id, page);
  }

  @FieldResolver(() => Lot, {
    nullable: true,
    description: 'The lot that it was split off, of the same number and date; null for a whole one.',
  })
  partOf(@Root() lot: Lot, @Ctx() context: Context) {
    return lot.parentId === null ? null : loadLot(context, lot.parentId);
  }

  @FieldResolver(() => [String], {
    description:
      'What whoever changed its status should know, such as how many other lots of its number were held; empty in other answers.',
  })
  notices(@Root() { notices = [] }: Lot, @Ctx() { language }: Context): string[] {
    return sayAll(language, notices);
  }

  @FieldResolver(() => [LotCorrection], { description: 'What was put right of its number and date, the latest first.' })
  corrections(@Root() lot: Lot, @Ctx() context: Context) {
    return loadCorrectionsOfLot(context, lot.id);
  }

  @Mutation(() => CorrectLotResult, {
    policy: 'stock:adjust',
    action: 'lot.correct',
    entity: 'Lot',
    idFrom: 'lotId',
    description:
      'Puts right what was typed wrong of a lot: its number or its date. Its lines stay, and so does what it was.',
  })
  correctLot(@Ctx() context: Context, @Arg('input') input: CorrectLotInput) {
    return correctLot(callerOf(context), input);
  }

  @Mutation(() => SplitLotResult, {
    policy: 'stock:set-lot-status',
    action: 'lot.split',
    entity: 'Lot',
    idFrom: 'lotId',
    description: 'Gives part of a lot a status of its own, such as five wet boxes of sixty. Nothing leaves the stock.',
  })
  splitLot(@Ctx() context: Context, @Arg('input') input: SplitLotInput) {
    return splitLot(callerOf(context), input);
  }
}

@Resolver(() => LotCorrection)
export class LotCorrectionResolver {
  @FieldResolver(() => User, { nullable: true, description: 'The member who corrected it.' })
  by(@Root() correction: LotCorrection, @Ctx() context: Context) {
    return loadUser(context, correction.actorId);
  }
}

/** Puts the notices of a correction into the language of whoever asks. */
@Resolver(() => LotCorrected)
export class LotCorrectedResolver {
  @FieldResolver(() => [String], { description: 'What the person should know, in sentences.' })
  notices(@Root() { notices }: LotCorrected, @Ctx() { language }: Context): string[] {
    return sayAll(language, notices);
  }
}
