import { Field, InputType } from 'type-graphql';
import { SearchFilter } from '../search/search.types.ts';

@InputType()
export class SaveSearchInput {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  text!: string;

  @Field(() => SearchFilter, { nullable: true })
  filter?: SearchFilter | null;

  @Field(() => String, { nullable: true, description: 'relevance (unless given) or updated' })
  sort?: string | null;
}
