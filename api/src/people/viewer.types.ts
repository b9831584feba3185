import { Field, ObjectType } from 'type-graphql';
import type { Viewer } from '../access/viewer.ts';

@ObjectType('Viewer')
export class ViewerType {
  viewer!: Viewer;

  @Field(() => Boolean)
  isStaff!: boolean;

  @Field(() => Boolean)
  isAdmin!: boolean;

  @Field(() => Boolean, { description: 'May write entries somewhere.' })
  canWrite!: boolean;
}
