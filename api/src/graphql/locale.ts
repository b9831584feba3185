import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Message } from '../errors.ts';

export enum Locale {
  ru = 'ru',
  en = 'en',
}
registerEnumType(Locale, { name: 'Locale' });

@ObjectType({ description: 'A word in both languages of the interface.' })
export class LocalizedText implements Message {
  @Field(() => String)
  ru!: string;

  @Field(() => String)
  en!: string;
}

@InputType()
export class LocalizedTextInput {
  @Field(() => String)
  ru!: string;

  @Field(() => String)
  en!: string;
}
