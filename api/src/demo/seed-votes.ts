import { systemViewer } from '../access/viewer.ts';
import { withViewer, type Ctx } from '../context.ts';
import type { Person } from '../people/person.entity.ts';
import { castVote } from '../votes/cast-vote.ts';
import { readVotes, type DemoVotes } from './read-demo.ts';

/** @param entries ids of the Russian entries by their demo keys */
export async function seedVotes(
  ctx: Ctx,
  people: ReadonlyMap<string, Person>,
  entries: ReadonlyMap<string, string>,
): Promise<void> {
  let visitors = 0;
  // Every visitor comes from an address of their own, as they would: of those set aside for examples (RFC 5737).
  const visitor = (): Ctx => withAddress(ctx, `192.0.2.${++visitors}`);
  const person = (key: string): Ctx => withViewer(ctx, systemViewer(people.get(key)!));
  for (const votes of readVotes())
    for (const { by, helpful, missing } of votesIn(votes))
      await castVote(by ? person(by) : visitor(), {
        entryId: entries.get(votes.entry)!,
        isHelpful: helpful,
        comment: missing,
      });
}

function votesIn({ visitors = { helpful: 0, unhelpful: 0 }, said }: DemoVotes): DemoVotes['said'] {
  return [
    ...Array.from({ length: visitors.helpful }, () => ({ helpful: true })),
    ...Array.from({ length: visitors.unhelpful }, () => ({ helpful: false })),
    ...said,
  ];
}

function withAddress(ctx: Ctx, ip: string): Ctx {
  return withViewer({ ...ctx, request: { ...ctx.request, ip } }, ctx.viewer);
}
