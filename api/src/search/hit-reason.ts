import { bestLine, type Highlighter } from '@fieldlore/search';
import type { Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import type { AnchoredLine, PageText } from './page-texts.ts';
import type { SearchReason } from './search.types.ts';

/** What of a page answers best, so that it opens there: its number or short code, a part number, a row of pins, a heading. */
export function reasonInContent(
  entryNumber: number,
  page: PageText,
  marks: Highlighter,
): SearchReason | null {
  return (
    codeReason(entryNumber, page, marks) ??
    lineReason('PIN', page.pins, marks) ??
    lineReason('HEADING', page.headings, marks)
  );
}

/** What is said of an entry and not in it: a tag, a vehicle, a device that the viewer may know of. */
export async function reasonInFacts(
  ctx: Ctx,
  entry: Entry,
  marks: Highlighter,
): Promise<SearchReason | null> {
  const matching = (kind: SearchReason['kind'], texts: readonly string[]): SearchReason | null => {
    const text = texts.find((one) => marks.matches(one));
    return text === undefined ? null : { kind, parts: marks.mark(text), anchor: null };
  };
  const tag = matching('TAG', entry.tags);
  if (tag) return tag;
  const [vehicles, devices] = await Promise.all([
    vehicleNames(ctx, entry.id),
    ctx.loaders.related.load({ of: entry.id, relation: 'equipment' }),
  ]);
  return (
    matching('VEHICLE', vehicles) ??
    matching(
      'DEVICE',
      devices.map(({ title }) => title),
    )
  );
}

function codeReason(
  entryNumber: number,
  { shortCode, partNumbers }: PageText,
  marks: Highlighter,
): SearchReason | null {
  const code = [String(entryNumber), shortCode].find((one) => one !== null && marks.matches(one));
  if (code) return { kind: 'CODE', parts: marks.mark(code), anchor: null };
  const part = partNumbers.find((one) => marks.matches(one));
  return part === undefined ? null : { kind: 'PART_NUMBER', parts: marks.mark(part), anchor: null };
}

function lineReason(
  kind: 'PIN' | 'HEADING',
  lines: readonly AnchoredLine[],
  marks: Highlighter,
): SearchReason | null {
  const best = bestLine(lines, marks);
  return best && { kind, parts: best.parts, anchor: best.line.anchor };
}

/** Each under the names it was written with: people look for a vehicle in either alphabet. */
async function vehicleNames(ctx: Ctx, entryId: string): Promise<string[]> {
  const links = await ctx.loaders.vehiclesOfEntry.load(entryId);
  const names = await Promise.all(
    links.map(async ({ makeId, modelId }) => {
      const [make, model] = await Promise.all([
        ctx.loaders.make.load(makeId),
        modelId ? ctx.loaders.model.load(modelId) : null,
      ]);
      if (!make) return [];
      return [
        [make.name, model?.name].filter(Boolean).join(' '),
        [make.nameCyrillic, model?.nameCyrillic].filter(Boolean).join(' '),
        ...make.aliases,
        ...(model?.aliases ?? []),
      ];
    }),
  );
  return names.flat().filter(Boolean);
}
