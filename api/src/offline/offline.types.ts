import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A line of a page that can be opened by itself: a row of pins, a heading.' })
export class OfflineLine {
  @Field(() => String)
  line!: string;

  @Field(() => String, { description: 'On the page, without the #.' })
  anchor!: string;
}

@ObjectType({
  description: 'What a page is found by where there is no server to ask, as its reader may read it.',
})
export class OfflineWords {
  @Field(() => [String])
  keywords!: string[];

  @Field(() => [String])
  codes!: string[];

  @Field(() => String)
  text!: string;

  @Field(() => [OfflineLine])
  pins!: readonly OfflineLine[];

  @Field(() => [OfflineLine])
  headings!: readonly OfflineLine[];
}

@ObjectType()
export class OfflinePage {
  @Field(() => String, { description: 'With its query, as it is kept.' })
  path!: string;

  @Field(() => String, { description: 'A kind of entry, KIT or VISIT.' })
  kind!: string;

  @Field(() => Int, { nullable: true, description: 'Of an entry: what is read over the phone.' })
  number!: number | null;

  @Field(() => String)
  title!: string;

  @Field(() => String, {
    description: 'Another one says that the kept page is old. Of an entry it begins with its number.',
  })
  revision!: string;

  @Field(() => Int, { description: 'About how many it takes on the device.' })
  bytes!: number;

  @Field(() => OfflineWords)
  words!: OfflineWords;
}

@ObjectType({ description: 'A picture or a document that the pages show.' })
export class OfflineFile {
  @Field(() => String, {
    description: 'Path to fetch it from; a picture comes as large as a phone shows it.',
  })
  url!: string;

  @Field(() => String)
  mime!: string;

  @Field(() => Int, { description: 'Of a picture, about; of everything else, exactly.' })
  bytes!: number;
}

@ObjectType({ description: 'A line of a fleet and the kept kit of its vehicle.' })
export class OfflineFleetLine {
  @Field(() => Int, { description: 'From 1, as in `fleet`.' })
  number!: number;

  @Field(() => String, { description: 'Without number plate, quantity and row number.' })
  text!: string;

  @Field(() => Int)
  quantity!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The vehicle with what was answered of it; null where it was not recognised.',
  })
  title!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of the page of its kit, which several lines may share.',
  })
  path!: string | null;

  @Field(() => Boolean, { description: 'Nobody entered anything for this vehicle: unknown, never no.' })
  isUnknown!: boolean;
}

@ObjectType({ description: 'What a person keeps on a device to read without network, of what they may see.' })
export class OfflinePack {
  @Field(() => String, { description: 'What it is kept by: a title, a vehicle, the day’s jobs.' })
  title!: string;

  @Field(() => [OfflinePage])
  pages!: OfflinePage[];

  @Field(() => [OfflineFleetLine], { description: 'Of a fleet: its lines, in their order.' })
  fleet!: OfflineFleetLine[];

  @Field(() => [OfflineFile])
  files!: OfflineFile[];
}
