import { createHash } from 'node:crypto';
import { isStaff } from '../access/viewer.ts';
import { kitPath, kitTitle } from '../catalogue/kit-choice.ts';
import type { Kit } from '../catalogue/kit.types.ts';
import type { Ctx } from '../context.ts';
import { filesInData } from '../entries/entry-files.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { entryPath } from '../entries/entry-url.ts';
import { shownInside } from '../entries/render-body.ts';
import { dataFor, shownBody } from '../entries/shown-revision.ts';
import { kindWords } from '../indexing/kind-words.ts';
import { pageTexts } from '../search/page-texts.ts';
import { visitLoaders } from '../visits/visit-loaders.ts';
import type { Visit } from '../visits/visit.entity.ts';
import type { FoundPack } from './find-pack.ts';
import { fileOf, pageBytes } from './kept-bytes.ts';
import type { OfflineFile, OfflineFleetLine, OfflinePack, OfflinePage } from './offline.types.ts';

/** The pages of what was found, with what they are searched by, and the files that they show to this viewer. */
export async function describePack(ctx: Ctx, found: FoundPack): Promise<OfflinePack> {
  const [entryPages, kitPages, visitPages, fleet, files] = await Promise.all([
    describeEntries(ctx, found.entries),
    Promise.all(found.kits.map((kit) => kitPage(ctx, kit))),
    Promise.all(found.visits.map((visit) => visitPagesOf(ctx, visit))),
    Promise.all(found.fleet.map((one) => fleetLine(ctx, one))),
    filesShown(ctx, found),
  ]);
  // A vehicle by its year and by its only generation of that year is one page.
  const kits = new Map(kitPages.map((page) => [page.path, page])).values();
  return { title: found.title, pages: [...kits, ...visitPages.flat(), ...entryPages], fleet, files };
}

async function describeEntries(ctx: Ctx, entries: readonly Entry[]): Promise<OfflinePage[]> {
  const texts = await pageTexts(ctx, entries);
  return await Promise.all(
    entries.map(async (entry) => {
      const { text, pins, headings, partNumbers } = texts.get(entry.id)!;
      const { data, number } = (await ctx.loaders.revision.load(entry.publishedRevisionId!))!;
      const body = await shownBody(ctx, entry);
      const inside = await shownInside(ctx, body);
      const own = kindWords(entry.kind, data);
      return {
        path: entryPath(entry),
        kind: entry.kind,
        number: entry.number,
        title: entry.title,
        revision: [number, ...inside.entries.map((one) => one.publishedRevisionId)].join(' '),
        bytes: pageBytes(
          JSON.stringify({ data: await dataFor(ctx, entry.kind, data), body }).length,
          entry.kind === EntryKind.DIAGRAM,
        ),
        words: {
          keywords: [...entry.tags, ...own.keywords, ...(await namesOf(ctx, entry))],
          codes: [String(entry.number), ...partNumbers, ...own.codes],
          text: [text.text, own.text, isStaff(ctx.viewer) ? (own.staffText ?? '') : ''].join('\n').trim(),
          pins,
          headings,
        },
      };
    }),
  );
}

/** Vehicles in both alphabets and the devices that the viewer may know of. */
async function namesOf(ctx: Ctx, { id }: Entry): Promise<string[]> {
  const [links, devices] = await Promise.all([
    ctx.loaders.vehiclesOfEntry.load(id),
    ctx.loaders.related.load({ of: id, relation: 'equipment' }),
  ]);
  const vehicles = await Promise.all(links.map(({ makeId, modelId }) => vehicleNames(ctx, makeId, modelId)));
  return [...vehicles.flat(), ...devices.map(({ title }) => title)];
}

async function vehicleNames(ctx: Ctx, makeId: string, modelId: string | null): Promise<string[]> {
  const [make, model] = await Promise.all([
    ctx.loaders.make.load(makeId),
    modelId ? ctx.loaders.model.load(modelId) : null,
  ]);
  return [make, model]
    .flatMap((one) => (one ? [one.name, one.nameCyrillic, ...one.aliases] : []))
    .filter(Boolean);
}

async function kitPage(ctx: Ctx, kit: Kit): Promise<OfflinePage> {
  const items = [...kit.items, ...kit.conditional, ...kit.notCompatible];
  const lists = [kit.questions, kit.steps].map((list) => list.map(({ text }) => text));
  const said = [...items.map(({ equipment }) => equipment.title), ...lists.flat(), ...kit.warnings];
  return {
    path: await kitPath(ctx, kit),
    kind: 'KIT',
    number: null,
    title: await kitTitle(ctx, kit),
    revision: digest([
      items.map(({ fitment, equipment }) => [fitment.id, fitment.version, equipment.publishedRevisionId]),
      kit.openChoices,
      said,
    ]),
    bytes: pageBytes(JSON.stringify(items).length, false),
    words: {
      keywords: await vehicleNames(ctx, kit.model.makeId, kit.model.id),
      codes: items.flatMap(({ fitment: { programmeNumber } }) => programmeNumber ?? []),
      text: said.join('\n'),
      pins: [],
      headings: [],
    },
  };
}

async function fleetLine(ctx: Ctx, { line, kit }: FoundPack['fleet'][number]): Promise<OfflineFleetLine> {
  const { number, text, quantity } = line;
  if (!kit) return { number, text, quantity, title: null, path: null, isUnknown: false };
  const [title, path] = await Promise.all([kitTitle(ctx, kit), kitPath(ctx, kit)]);
  return { number, text, quantity, title, path, isUnknown: kit.isUnknown };
}

/** What is done at the vehicle and what was asked before: two pages of one visit. */
async function visitPagesOf(ctx: Ctx, visit: Visit): Promise<OfflinePage[]> {
  const [devices, steps, model] = await Promise.all([
    visitLoaders(ctx).devicesOfVisit.load(visit.id),
    visitLoaders(ctx).stepsOfVisit.load(visit.id),
    ctx.loaders.model.load(visit.modelId),
  ]);
  const photos = await Promise.all(steps.map(({ id }) => visitLoaders(ctx).photosOfStep.load(id)));
  const page = {
    kind: 'VISIT',
    number: null,
    title: [visit.label, model?.name].filter(Boolean).join(', '),
    revision: digest([
      visit.version,
      visit.state,
      steps.map(({ id, version }) => [id, version]),
      photos.flat().map(({ id }) => id),
    ]),
    bytes: pageBytes(JSON.stringify([visit, steps]).length, false),
  };
  const words = { codes: [], pins: [], headings: [] };
  return [
    {
      ...page,
      path: `/visits/${visit.id}`,
      words: {
        ...words,
        keywords: devices.map(({ title }) => title),
        text: [visit.note, ...steps.map(({ text, note }) => `${text} ${note}`)].join('\n'),
      },
    },
    {
      ...page,
      path: `/visits/${visit.id}/answers`,
      words: {
        ...words,
        keywords: [],
        text: visit.questions.map(({ text, value }) => `${text} ${value ?? ''}`).join('\n'),
      },
    },
  ];
}

async function filesShown(ctx: Ctx, { entries, visits }: FoundPack): Promise<OfflineFile[]> {
  const named = await Promise.all(
    entries.map(async ({ kind, publishedRevisionId }) => {
      const { body, data } = (await ctx.loaders.revision.load(publishedRevisionId!))!;
      return [...(await shownInside(ctx, body)).files, ...filesInData(kind, data)];
    }),
  );
  const steps = await Promise.all(visits.map(({ id }) => visitLoaders(ctx).stepsOfVisit.load(id)));
  const photos = await Promise.all(steps.flat().map(({ id }) => visitLoaders(ctx).photosOfStep.load(id)));
  const ids = [...new Set(named.flat())];
  const files = [
    ...(await Promise.all(ids.map((id) => ctx.loaders.visibleFile.load(id)))).filter((file) => file !== null),
    ...photos.flat(),
  ];
  return [...new Map(files.map((file) => [file.id, fileOf(file)])).values()];
}

const digest = (of: unknown): string =>
  createHash('sha256').update(JSON.stringify(of)).digest('base64url').slice(0, 22);
