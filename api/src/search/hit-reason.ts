import {
  outline,
  type CannedAnswerData,
  type Connector,
  type DiagramData,
  type EquipmentData,
  type RichDocument,
} from '@fieldlore/content';
import type { Highlighter } from '@fieldlore/search';
import type { Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { pinLines } from '../indexing/kind-words.ts';
import type { SearchReason } from './search.types.ts';

/**
 * What of a page answers best, so that it opens there: its number or short code, a part number, a row of pins, a heading.
 * @param body as the viewer may read it
 */
export function reasonInContent(
  entry: Pick<Entry, 'kind' | 'number'>,
  data: unknown,
  body: RichDocument,
  marks: Highlighter,
): SearchReason | null {
  return (
    codeReason(entry, data, marks) ??
    pinReason(connectorsOf(entry.kind, data), marks) ??
    headingReason(body, marks)
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
  return (
    matching('TAG', entry.tags) ??
    matching('VEHICLE', await vehicleNames(ctx, entry.id)) ??
    matching(
      'DEVICE',
      (await ctx.loaders.related.load({ of: entry.id, relation: 'equipment' })).map(({ title }) => title),
    )
  );
}

function codeReason(
  { kind, number }: Pick<Entry, 'kind' | 'number'>,
  data: unknown,
  marks: Highlighter,
): SearchReason | null {
  if (marks.matches(String(number))) return { kind: 'CODE', parts: marks.mark(String(number)), anchor: null };
  if (kind === EntryKind.CANNED_ANSWER) {
    const { shortCode } = data as CannedAnswerData;
    return marks.matches(shortCode) ? { kind: 'CODE', parts: marks.mark(shortCode), anchor: null } : null;
  }
  if (kind !== EntryKind.EQUIPMENT) return null;
  const part = (data as EquipmentData).partNumbers.find((one) => marks.matches(one));
  return part === undefined ? null : { kind: 'PART_NUMBER', parts: marks.mark(part), anchor: null };
}

function connectorsOf(kind: EntryKind, data: unknown): readonly Connector[] {
  if (kind === EntryKind.DIAGRAM) return (data as DiagramData).connectors;
  return kind === EntryKind.EQUIPMENT ? (data as EquipmentData).pinout : [];
}

function pinReason(connectors: readonly Connector[], marks: Highlighter): SearchReason | null {
  const best = bestLine(pinLines(connectors), marks);
  if (best === null) return null;
  const pins = connectors.flatMap((connector) => connector.pins.map((pin) => ({ connector, pin })));
  const { connector, pin } = pins[best.index]!;
  return {
    kind: 'PIN',
    parts: marks.mark(best.line),
    anchor: pin.label ? `${connector.id}-${pin.label}` : connector.id,
  };
}

function headingReason(body: RichDocument, marks: Highlighter): SearchReason | null {
  const headings = outline(body);
  const best = bestLine(
    headings.map(({ text }) => text),
    marks,
  );
  return best && { kind: 'HEADING', parts: marks.mark(best.line), anchor: headings[best.index]!.id };
}

/** The line with the most marked characters, or null where nothing is marked. */
function bestLine(lines: readonly string[], marks: Highlighter): { line: string; index: number } | null {
  let best: { line: string; index: number; marked: number } | null = null;
  lines.forEach((line, index) => {
    const marked = marks.mark(line).reduce((sum, part) => sum + (part.hit ? part.text.length : 0), 0);
    if (marked > (best?.marked ?? 0)) best = { line, index, marked };
  });
  return best;
}

/** Each under the names it was written with: people look for a vehicle in either alphabet. */
async function vehicleNames(ctx: Ctx, entryId: string): Promise<string[]> {
  const links = await ctx.loaders.vehiclesOfEntry.load(entryId);
  const names = await Promise.all(
    links.map(async ({ makeId, modelId }) => {
      const make = await ctx.loaders.make.load(makeId);
      const model = modelId ? await ctx.loaders.model.load(modelId) : null;
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
