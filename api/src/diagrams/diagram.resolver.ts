import { routesFrom } from '@fieldlore/content';
import { onlyWired } from '@fieldlore/content/only-wired';
import {
  Arg,
  Ctx as Context,
  Field,
  FieldResolver,
  Float,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Ctx } from '../context.ts';
import { billOfMaterials, type MaterialKind } from './bill-of-materials.ts';
import { ColourNotation, draw } from './draw.ts';
import { Entry } from '../entries/entry.entity.ts';
import { shownData, shownRevision } from '../entries/shown-revision.ts';
import { wholeTable } from '../graphql/limits.ts';
import { shortList } from '../graphql/page.ts';
import { Diagram } from './diagram.types.ts';
import type { DiagramPin as PinRow } from './diagram-pin.entity.ts';
import { findPins } from './pin.queries.ts';

@ObjectType()
export class WireColour {
  @Field(() => String, { description: 'IEC 60757 letters.' })
  main!: string;

  @Field(() => String, { nullable: true })
  stripe?: string | null;
}

@ObjectType({ description: 'One wire away: the pin at the other end.' })
export class PinRoute {
  @Field(() => String)
  connector!: string;

  @Field(() => String)
  pin!: string;

  @Field(() => String, { nullable: true })
  pinFunction!: string | null;

  @Field(() => String, { nullable: true })
  cable!: string | null;

  @Field(() => String, { nullable: true })
  wire!: string | null;

  @Field(() => WireColour, { nullable: true })
  colour!: WireColour | null;

  @Field(() => Float, { nullable: true, description: 'mm²' })
  crossSection!: number | null;
}

@ObjectType()
export class DiagramPin {
  row!: PinRow;

  @Field(() => String)
  connector!: string;

  @Field(() => String, { nullable: true })
  connectorName!: string | null;

  @Field(() => String, { nullable: true })
  label!: string | null;

  @Field(() => String, { nullable: true })
  function!: string | null;

  @Field(() => String, { nullable: true })
  signal!: string | null;

  @Field(() => String, { nullable: true })
  direction!: string | null;

  @Field(() => String, { nullable: true })
  note!: string | null;
}

@ObjectType({ description: 'Alike parts of a diagram, to be bought.' })
export class Material {
  @Field(() => String, { description: 'CONNECTOR, FUSE, RELAY, SPLICE, TERMINAL, CABLE or WIRE.' })
  kind!: MaterialKind;

  @Field(() => String, { nullable: true })
  type!: string | null;

  @Field(() => String, { nullable: true })
  gender!: string | null;

  @Field(() => String, { nullable: true })
  partNumber!: string | null;

  @Field(() => Int, { nullable: true, description: 'Of a connector.' })
  pinCount!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of a fuse or of a relay’s contacts, amperes.' })
  rating!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of a cable.' })
  wireCount!: number | null;

  @Field(() => Float, { nullable: true, description: 'mm²' })
  crossSection!: number | null;

  @Field(() => WireColour, { nullable: true })
  colour!: WireColour | null;

  @Field(() => Float, { nullable: true, description: 'null: a length is not known' })
  quantity!: number | null;

  @Field(() => String, { nullable: true, description: 'm, or null for pieces.' })
  unit!: string | null;

  @Field(() => [String], { description: 'Names on the sheet.' })
  designators!: string[];
}

@Resolver(() => Entry)
export class EntryDiagramResolver {
  @FieldResolver(() => Diagram, { nullable: true })
  async diagram(@Root() entry: Entry, @Context() ctx: Ctx): Promise<Diagram | null> {
    const data = await shownData(ctx, entry, 'DIAGRAM');
    return data && { entry, data, safetyCritical: data.safetyCritical };
  }
}

@Resolver(() => Diagram)
export class DiagramResolver {
  @FieldResolver(() => [Material], { description: 'What it takes to build it.' })
  materials(@Root() { data }: Diagram): Material[] {
    return billOfMaterials(data);
  }

  @FieldResolver(() => Int, { description: 'Number of the revision that is shown.' })
  async revision(@Root() { entry }: Diagram, @Context() ctx: Ctx): Promise<number> {
    return (await shownRevision(ctx, entry)).number;
  }

  @FieldResolver(() => String, {
    description: 'The scheme as SVG: it runs nothing, links nowhere and may stand in a page or in a file.',
    // The largest scheme takes a thread seconds to lay out: three in one query, not fifty.
    complexity: 6_000,
  })
  drawing(
    @Root() { data, entry }: Diagram,
    @Context() ctx: Ctx,
    @Arg('width', () => Int, {
      defaultValue: 760,
      description: 'Of the place for it, pixels: under 560 its parts stand in one column.',
    })
    width: number,
    @Arg('notation', () => ColourNotation, {
      nullable: true,
      description: 'Without it the one of the reader’s language.',
    })
    notation: ColourNotation | null | undefined,
    @Arg('wired', () => Boolean, {
      defaultValue: false,
      description: 'Without pins that nothing is connected to, unless that would leave nothing.',
    })
    wired: boolean,
  ): Promise<string> {
    return draw((wired && onlyWired(data)) || data, {
      width,
      notation,
      locale: ctx.request.locale,
      title: entry.title,
    });
  }

  @FieldResolver(() => [DiagramPin], {
    description: 'Of the published revision, in sheet order.',
    // A statement for each diagram, and some hundred rows.
    complexity: ({ childComplexity }) => 100 * (1 + childComplexity),
  })
  async pins(
    @Root() diagram: Diagram,
    @Context() ctx: Ctx,
    @Arg('text', () => String, { nullable: true }) text?: string | null,
    @Arg('connector', () => String, { nullable: true }) connector?: string | null,
  ): Promise<DiagramPin[]> {
    return (await findPins(ctx, { text, connector, entryId: diagram.entry.id, limit: 2000 })).map(asPin);
  }
}

@Resolver(() => DiagramPin)
export class DiagramPinResolver {
  @Query(() => [DiagramPin], {
    description:
      'Pins of all diagrams that the viewer may see: by label, function, signal, colour, connector.',
    complexity: wholeTable,
  })
  async pins(
    @Context() ctx: Ctx,
    @Arg('text', () => String) text: string,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
  ): Promise<DiagramPin[]> {
    return (await findPins(ctx, { text, limit: shortList(first) })).map(asPin);
  }

  @FieldResolver(() => Entry)
  async entry(@Root() { row }: DiagramPin, @Context() ctx: Ctx): Promise<Entry> {
    return (await ctx.loaders.visibleEntry.load(row.entryId))!;
  }

  @FieldResolver(() => WireColour, { nullable: true })
  colour(@Root() { row }: DiagramPin): WireColour | null {
    return row.colourMain ? { main: row.colourMain, stripe: row.colourStripe } : null;
  }

  @FieldResolver(() => [PinRoute], { description: 'Where the wires of this pin lead.' })
  async goesTo(@Root() { row }: DiagramPin, @Context() ctx: Ctx): Promise<PinRoute[]> {
    const entry = await ctx.loaders.visibleEntry.load(row.entryId);
    const data = entry && row.label ? await shownData(ctx, entry, 'DIAGRAM') : null;
    return data ? routesFrom(data, { connector: row.connector, pin: row.label! }) : [];
  }
}

function asPin(row: PinRow): DiagramPin {
  const { connector, connectorName, label, function: does, signal, direction, note } = row;
  return { row, connector, connectorName, label, function: does, signal, direction, note };
}
