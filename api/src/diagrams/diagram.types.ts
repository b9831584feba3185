import type { DiagramData } from '@fieldlore/content';
import { Field, ObjectType } from 'type-graphql';
import type { Entry } from '../entries/entry.entity.ts';
import { JSONValue } from '../graphql/scalars.ts';

@ObjectType()
export class Diagram {
  entry!: Entry;

  @Field(() => JSONValue, { description: 'Shape: DiagramData in content/src/kinds/diagram.ts.' })
  data!: DiagramData;

  @Field(() => Boolean)
  safetyCritical!: boolean;
}
