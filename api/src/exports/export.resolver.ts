import { Ctx as Context, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { canInCatalogue } from '../access/catalogue.ts';
import { CatalogueRights } from '../catalogue/fitment-grid.types.ts';
import { mostTableRows } from '../catalogue/tables/table-column.ts';
import type { Ctx } from '../context.ts';
import { LocalizedText } from '../graphql/locale.ts';
import { countTables } from './count-tables.ts';
import { exportedTables, tableTitles } from './export-tables.ts';
import { exportFormats } from './table-formats.ts';

@ObjectType({ description: 'A table of the catalogue, to be had from `/export/NAME.FORMAT`.' })
export class TableExport {
  @Field(() => String)
  name!: string;

  @Field(() => LocalizedText)
  title!: LocalizedText;

  @Field(() => [String])
  formats!: readonly string[];

  @Field(() => Int, { description: 'As far as the viewer may see them.' })
  rows!: number;

  @Field(() => Int, { description: 'Of as many rows as one import takes: `?part=1` and on.' })
  parts!: number;
}

@Resolver(() => TableExport)
export class ExportResolver {
  @Query(() => CatalogueRights, { description: 'What the viewer may do in the catalogue as a whole.' })
  async catalogueRights(@Context() ctx: Ctx): Promise<CatalogueRights> {
    const sees = await ctx.visibility();
    return { add: canInCatalogue('add', sees), change: canInCatalogue('change', sees) };
  }

  @Query(() => [TableExport], { description: 'For who may change the catalogue.' })
  async tableExports(@Context() ctx: Ctx): Promise<TableExport[]> {
    const counts = await countTables(ctx);
    return exportedTables.map((name) => ({
      name,
      title: tableTitles[name],
      formats: exportFormats,
      rows: counts[name],
      parts: Math.max(1, Math.ceil(counts[name] / mostTableRows)),
    }));
  }
}
