import { Field, ObjectType } from 'type-graphql';
import { SectionRole } from '../access/roles.ts';

/** `section` and `person` are resolved from the ids. */
@ObjectType()
export class SectionMembership {
  sectionId!: string;
  personId!: string;

  @Field(() => SectionRole)
  role!: SectionRole;
}
