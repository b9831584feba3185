import {
  Arg,
  Ctx as Context,
  Field,
  FieldResolver,
  InputType,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { canInCatalogue } from '../access/catalogue.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { Person } from '../people/person.entity.ts';
import { TypeChecklist } from './type-checklist.entity.ts';
import { TypeQuestionInput, TypeStepInput } from './type-checklist.types.ts';
import { listTypeChecklists, saveTypeChecklist, type TypeChecklistGiven } from './type-checklists.ts';

@InputType({ description: 'The whole list: what is left out of it is gone.' })
class TypeChecklistInput implements TypeChecklistGiven {
  @Field(() => String)
  type!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => [TypeQuestionInput])
  questions!: TypeQuestionInput[];

  @Field(() => [TypeStepInput])
  steps!: TypeStepInput[];
}

@Resolver(() => TypeChecklist)
export class TypeChecklistResolver {
  @Query(() => [TypeChecklist], { description: 'Of every type of equipment. For staff.' })
  async typeChecklists(@Context() ctx: Ctx): Promise<TypeChecklist[]> {
    return await listTypeChecklists(ctx);
  }

  @FieldResolver(() => Person, { nullable: true })
  async changedBy(@Root() { changedById }: TypeChecklist, @Context() ctx: Ctx): Promise<Person | null> {
    return changedById ? await ctx.loaders.person.load(changedById) : null;
  }

  @FieldResolver(() => Boolean, { description: 'Publishers of any section may.' })
  async viewerCanChange(@Context() ctx: Ctx): Promise<boolean> {
    return canInCatalogue('change', await ctx.visibility());
  }

  @Mutation(() => TypeChecklist)
  async saveTypeChecklist(
    @Context() ctx: Ctx,
    @Arg('input', () => TypeChecklistInput) input: TypeChecklistInput,
  ): Promise<TypeChecklist> {
    return await inTransaction(ctx, (tx) => saveTypeChecklist(tx, input));
  }
}
