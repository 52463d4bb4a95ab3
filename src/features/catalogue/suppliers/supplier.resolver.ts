import { Arg, Args, Ctx, ID, Resolver } from 'type-graphql';
import { PageArgs } from '../../../graphql/connection.ts';
import { actorOf, type Context, callerOf } from '../../../graphql/context.ts';
import { Mutation, Query, Tag } from '../../../graphql/operations.ts';
import { loadSupplier, suppliersPage } from '../catalogue.queries.ts';
import { ArchiveSupplierInput, ArchiveSupplierResult, archiveSupplier } from './archive-supplier.ts';
import { CreateSupplierResult, createSupplier } from './create-supplier.ts';
import { CreateSupplierInput, SupplierFilter } from './supplier.input.ts';
import { Supplier, SupplierConnection } from './supplier.type.ts';
import { UpdateSupplierInput, UpdateSupplierResult, updateSupplier } from './update-supplier.ts';

@Resolver(() => Supplier)
@Tag('Suppliers')
export class SupplierResolver {
  @Query(() => Supplier, {
    replica: true,
    policy: 'catalogue:read',
    nullable: true,
    description: 'A supplier by its id; null when there is none.',
  })
  supplier(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The id of the supplier, from the list of suppliers.' }) id: string,
  ) {
    return loadSupplier(context, id);
  }

  @Query(() => SupplierConnection, {
    replica: true,
    policy: 'catalogue:read',
    description: 'The suppliers of the organization, by name.',
  })
  suppliers(
    @Ctx() context: Context,
    @Arg('filter', () => SupplierFilter, { nullable: true, description: 'Conditions that suppliers must meet.' })
    filter: SupplierFilter | null,
    @Args() page: PageArgs,
  ) {
    return suppliersPage(context, actorOf(context), filter, page);
  }

  @Mutation(() => CreateSupplierResult, {
    policy: 'catalogue:write',
    action: 'supplier.create',
    entity: 'Supplier',
    description: 'Enters a supplier that purchases can name.',
  })
  createSupplier(@Ctx() context: Context, @Arg('input') input: CreateSupplierInput) {
    return createSupplier(callerOf(context), input);
  }

  @Mutation(() => UpdateSupplierResult, {
    policy: 'catalogue:write',
    action: 'supplier.update',
    entity: 'Supplier',
    idFrom: 'supplierId',
    description: 'Changes what is known of a supplier.',
  })
  updateSupplier(@Ctx() context: Context, @Arg('input') input: UpdateSupplierInput) {
    return updateSupplier(callerOf(context), input);
  }

  @Mutation(() => ArchiveSupplierResult, {
    policy: 'catalogue:write',
    action: 'supplier.archive',
    entity: 'Supplier',
    idFrom: 'supplierId',
    description: 'Archives a supplier, or takes it back into use. Lots keep their supplier.',
  })
  archiveSupplier(@Ctx() context: Context, @Arg('input') input: ArchiveSupplierInput) {
    return archiveSupplier(callerOf(context), input);
  }
}
