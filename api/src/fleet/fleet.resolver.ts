import type { ComplexityEstimatorArgs } from 'graphql-query-complexity';
import { Arg, Ctx as Context, Query, Resolver } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { findFleet } from './find-fleet.ts';
import { costOfFleet } from './fleet-cost.ts';
import { FleetLineInput } from './fleet.input.ts';
import { Fleet } from './fleet.types.ts';
import { readFleetFile } from './read-fleet-file.ts';

@Resolver(() => Fleet)
export class FleetResolver {
  @Query(() => Fleet, {
    description:
      'Up to 500 lines. For people who are signed in, of the equipment that they may see. Nothing is kept.',
    complexity: ({ args, childComplexity }: ComplexityEstimatorArgs) =>
      costOfFleet((args as { lines: FleetLineInput[] }).lines) + childComplexity,
  })
  async fleet(
    @Context() ctx: Ctx,
    @Arg('lines', () => [FleetLineInput]) lines: FleetLineInput[],
  ): Promise<Fleet> {
    return await findFleet(ctx, lines);
  }

  @Query(() => [String], {
    description: 'Lines for `fleet` out of an XLSX, CSV, TSV or text file. Nothing of the file is kept.',
    // A workbook takes a thread and hundreds of megabytes: one in a request.
    complexity: 15_000,
  })
  async fleetFile(
    @Context() ctx: Ctx,
    @Arg('name', () => String) name: string,
    @Arg('base64', () => String) base64: string,
  ): Promise<string[]> {
    return await readFleetFile(ctx, { name, bytes: Buffer.from(base64, 'base64') });
  }
}
