import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { shownStrength } from '../../../domain/catalogue/strength.ts';
import { PageArgs } from '../../../graphql/connection.ts';
import { actorOf, type Context, callerOf } from '../../../graphql/context.ts';
import { Mutation, Query, Tag } from '../../../graphql/operations.ts';
import { drugsPage, loadDrug, loadPackages } from '../catalogue.queries.ts';
import { ArchiveDrugInput, ArchiveDrugResult, archiveDrug } from './archive-drug.ts';
import { CreateDrugResult, createDrug } from './create-drug.ts';
import { CreateDrugInput, DrugFilter, UpdateDrugInput } from './drug.input.ts';
import { Drug, DrugConnection, DrugPackage } from './drug.type.ts';
import { UpdateDrugResult, updateDrug } from './update-drug.ts';

@Resolver(() => Drug)
@Tag('Drugs')
export class DrugResolver {
  @Query(() => Drug, {
    replica: true,
    policy: 'catalogue:read',
    nullable: true,
    description: 'A drug by its id; null when there is none.',
  })
  drug(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The id of the drug, from a list or a scan.' }) id: string,
  ) {
    return loadDrug(context, id);
  }

  @Query(() => DrugConnection, {
    replica: true,
    policy: 'catalogue:read',
    description: 'The catalogue, by name and strength; a search has what fits best first.',
  })
  drugs(
    @Ctx() context: Context,
    @Arg('filter', () => DrugFilter, {
      nullable: true,
      description: 'Conditions that drugs must meet, such as words of the name.',
    })
    filter: DrugFilter | null,
    @Args() page: PageArgs,
  ) {
    return drugsPage(context, actorOf(context), filter, page);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Strength and dosage form together, such as 40 mg capsule, with mcg and units for what is misread otherwise.',
  })
  dosage(@Root() { strength, dosageForm }: Drug) {
    return [strength && shownStrength(strength), dosageForm?.toLowerCase()].filter(Boolean).join(' ') || null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What it is sold in, in short: the first of its packages, and how many more there are, such as 30 CAPSULE in 1 BOTTLE +2.',
  })
  async packaging(@Root() drug: Drug, @Ctx() context: Context) {
    const [first, ...more] = (await loadPackages(context, drug.id)) ?? [];
    return first ? [first.description, ...(more.length > 0 ? [`+${more.length}`] : [])].join(' ') : null;
  }

  @FieldResolver(() => [DrugPackage], { description: 'The packages it is sold in.' })
  packages(@Root() drug: Drug, @Ctx() context: Context) {
    return loadPackages(context, drug.id);
  }

  @Mutation(() => CreateDrugResult, {
    policy: 'catalogue:write',
    action: 'drug.create',
    entity: 'Drug',
    description: 'Enters a drug into the catalogue.',
  })
  createDrug(@Ctx() context: Context, @Arg('input') input: CreateDrugInput) {
    return createDrug(callerOf(context), input);
  }

  @Mutation(() => UpdateDrugResult, {
    policy: 'catalogue:write',
    action: 'drug.update',
    entity: 'Drug',
    idFrom: 'drugId',
    description: 'Changes the entry of a drug in the catalogue.',
  })
  updateDrug(@Ctx() context: Context, @Arg('input') input: UpdateDrugInput) {
    return updateDrug(callerOf(context), input);
  }

  @Mutation(() => ArchiveDrugResult, {
    policy: 'catalogue:write',
    action: 'drug.archive',
    entity: 'Drug',
    idFrom: 'drugId',
    description: 'Takes a drug out of the catalogue, or puts it back. What is on the shelf stays and can be dispensed.',
  })
  archiveDrug(@Ctx() context: Context, @Arg('input') input: ArchiveDrugInput) {
    return archiveDrug(callerOf(context), input);
  }
}
