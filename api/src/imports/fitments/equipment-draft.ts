import { slugOf, type EquipmentData } from '@fieldlore/content';
import type { Locale } from '../../graphql/locale.ts';
import type { EntryDraft } from '../importer.ts';
import type { Place } from '../report.ts';

/** One key for whatever several tables call by the same name. */
export function equipmentKey(name: string): string {
  return `equipment/${slugOf(name)}`;
}

/** A card with what a table of fitments knows of a part: its name and what it is. People add the rest. */
export function equipmentDraft(
  name: string,
  type: EquipmentData['type'],
  locale: Locale,
  place: Place,
): EntryDraft {
  return {
    place,
    key: equipmentKey(name),
    isShared: true,
    kind: 'EQUIPMENT',
    locale,
    title: name,
    content: () => ({ data: { type, model: name } satisfies Partial<EquipmentData> }),
  };
}
