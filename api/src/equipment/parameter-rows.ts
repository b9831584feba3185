import { parameterKey, readParameter, type EquipmentData } from '@fieldlore/content';
import type { Locale } from '../graphql/locale.ts';
import type { EquipmentParameter } from './equipment-parameter.entity.ts';

type Parameter = EquipmentData['parameters'][number];

/** The supply stands in fields of its own; people look for it among the parameters. */
const supplyName: Record<Locale, string> = { ru: 'Напряжение питания', en: 'Supply voltage' };

/** The parameters of a device as rows to look in. Its supply is one of them, unless its author lists it too. */
export function parameterRows(
  entryId: string,
  locale: Locale,
  data: Pick<EquipmentData, 'parameters' | 'supplyMin' | 'supplyMax'>,
): EquipmentParameter[] {
  const listed = data.parameters ?? [];
  const supply = supplyOf(data, locale);
  const isListed = listed.some(({ name }) => parameterKey(name) === parameterKey(supplyName[locale]));
  return [...listed, ...(supply && !isListed ? [supply] : [])].map((parameter, position) => {
    const read = readParameter(parameter);
    const isNumeric = read.type === 'NUMBER' || read.type === 'RANGE';
    return {
      entryId,
      position,
      key: parameterKey(parameter.name),
      name: parameter.name,
      group: parameter.group ?? null,
      type: read.type,
      unit: parameter.unit?.trim() ?? '',
      quantity: isNumeric ? read.quantity : '',
      least: isNumeric ? read.least : null,
      greatest: isNumeric ? read.greatest : null,
      yes: read.type === 'YES_NO' ? read.yes : null,
      value: parameter.value,
    };
  });
}

function supplyOf(
  { supplyMin: min, supplyMax: max }: Pick<EquipmentData, 'supplyMin' | 'supplyMax'>,
  locale: Locale,
): Parameter | null {
  const unit = locale === 'ru' ? 'В' : 'V';
  const value =
    min != null && max != null ? `${min}–${max}` : min != null ? `≥ ${min}` : max != null ? `≤ ${max}` : null;
  return value === null ? null : { name: supplyName[locale], value, unit };
}
