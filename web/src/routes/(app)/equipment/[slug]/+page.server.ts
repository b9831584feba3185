import { drawPhotoMarks, photoAlt, type EquipmentData } from '@fieldlore/content';
import { documentWord, equipmentTypeWord, relationGroups, versionRange } from '#lib/equipment-words.ts';
import type { EntryKind } from '#lib/graphql/generated.ts';
import * as m from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { found } from '#lib/server/api.ts';
import { use } from '#lib/server/entry-actions.ts';
import { atItsAddress } from '#lib/server/load-entry.ts';
import { voteActions } from '#lib/server/vote-actions.ts';
import { stateWord } from '#lib/vehicles/fitment-words.ts';
import type { Actions, PageServerLoad } from './$types';
import { factGroups } from './fact-groups.ts';
import { fitmentsShown } from './fitment-rows.ts';
import { EquipmentPage } from './queries.ts';

/** What is written about a device, in the order in which people at a vehicle and at a desk need it. */
const ABOUT: [EntryKind, () => string][] = [
  ['DIAGRAM', m.nav_diagrams],
  ['CANNED_ANSWER', m.nav_answers],
  ['SOLVED_TICKET', m.nav_tickets],
  ['ARTICLE', m.nav_wiki],
];

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const asked = url.searchParams.get('state') ?? '';
  const state = asked in stateWord ? (asked as keyof typeof stateWord) : null;
  const after = url.searchParams.get('after') || null;
  const { entry } = await locals.api.run(EquipmentPage, { slug: params.slug, after, state });
  const { equipment, about, ...rest } = atItsAddress(entry, url, params.slug);
  const { data: card, type, relations, relationsFrom, ...facts } = found(equipment);
  // The API checks the shape when the equipment is saved.
  const data = card as EquipmentData;
  const groupsOfRelations = relationGroups(relations, relationsFrom);
  const groups = ABOUT.map(([kind, word]) => ({
    kind,
    word: word(),
    entries: about.filter((one) => one.kind === kind),
  }));
  return {
    // What links to it is told by kind already.
    entry: {
      ...rest,
      backlinks: rest.backlinks.filter(({ kind }) => !groups.some((group) => group.kind === kind)),
    },
    data,
    actions: [
      { href: `/offline/keep?of=${rest.number}`, label: m.offline_keep_short() },
      { href: `/equipment/compare?ids=${rest.number}`, label: m.compare_link() },
      { href: `/labels?of=${rest.number}`, label: m.label_print() },
    ],
    about: groups.filter(({ entries }) => entries.length > 0),
    parts: partsOf({
      facts: true,
      pictures: data.pictures.length > 0,
      pinout: data.pinout.length > 0,
      relations: groupsOfRelations.length > 0,
      firmware: data.firmware.length + data.knownProblems.length > 0,
      fitments: facts.fitmentStates.length > 0,
      questions: data.questions.length > 0,
      steps: data.steps.length > 0,
      about: groups.some(({ entries }) => entries.length > 0),
      documents: data.documents.length > 0,
    }),
    facts: factGroups(found(equipment), data.parameters),
    fitments: fitmentsShown(found(equipment), state),
    pictures: data.pictures.map(({ file, caption, marks, width, height }, i) => ({
      file,
      caption,
      alt: photoAlt(
        caption || m.equipment_picture_alt({ device: rest.title, number: i + 1 }),
        marks,
        getLocale(),
      ),
      // Drawn from checked numbers and escaped text alone.
      marks: drawPhotoMarks({ marks, width, height }),
    })),
    // Said here: the page would otherwise load the words of every type of device to show one.
    equipment: {
      type: equipmentTypeWord(type),
      relations: groupsOfRelations,
      supersededBy: relations.filter(({ kind }) => kind === 'SUPERSEDED_BY'),
      documents: data.documents.map(({ file, title, kind, language }) => ({
        file,
        title,
        about: [kind && documentWord(kind), language?.toUpperCase()].filter(Boolean).join(', '),
      })),
      knownProblems: facts.knownProblems.map(({ from, to, ...problem }) => ({
        ...problem,
        versions: versionRange(from, to),
      })),
    },
  };
};

/** From what a device is, over how it is wired, to what it goes with and what is known of it. */
const TITLES = {
  facts: m.equipment_facts,
  pictures: m.equipment_pictures,
  pinout: m.equipment_pinout,
  relations: m.equipment_relations,
  firmware: m.equipment_firmware,
  fitments: m.equipment_fitments,
  questions: m.kit_questions,
  steps: m.kit_steps,
  about: m.equipment_about,
  documents: m.equipment_documents,
};
type Part = keyof typeof TITLES;

/** The parts that the page has, for its outline and its headings. */
function partsOf(has: Record<Part, boolean>): { id: string; text: string; level: number }[] {
  return (Object.keys(TITLES) as Part[])
    .filter((id) => has[id])
    .map((id) => ({ id, text: TITLES[id](), level: 2 }));
}

export const actions: Actions = { use, ...voteActions };
