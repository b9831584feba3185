import type { EquipmentData } from '@fieldlore/content';
import { escapePart, itemsOf, splitAt, unescapePart } from '@fieldlore/content/fitments';

type Parameter = EquipmentData['parameters'][number];

/** `Питание > Напряжение: 9–36 [V] {RANGE}`: group, unit and type only where there are any. */
export function parameterText({ group, name, value, unit, type }: Parameter): string {
  return [
    group ? `${escapePart(group)} > ` : '',
    `${escapePart(name)}: ${escapePart(value)}`,
    unit ? ` [${escapePart(unit)}]` : '',
    type ? ` {${type}}` : '',
  ].join('');
}

/** @returns null where a name or a value is missing */
export function readParameters(cell: string): Parameter[] | null {
  const read = itemsOf(cell, ';\n').map(readParameter);
  return read.includes(null) ? null : (read as Parameter[]);
}

/** `9–36 [V] {RANGE}`, still escaped, from its end on: one pattern for all of it takes the cube of a long cell's length. */
function partsOfValue(text: string): { value: string; unit: string | undefined; type: string | undefined } {
  const typed = /(?<!\\)\{([A-Z_]+)\}$/.exec(text.trimEnd());
  const rest = text.slice(0, typed?.index).trimEnd();
  const parts = /(?<!\\)\]$/.test(rest) ? splitAt(rest.slice(0, -1), (sign) => sign === '[') : [];
  const hasUnit = parts.length > 1;
  return {
    value: hasUnit ? parts.slice(0, -1).join('[') : rest,
    unit: hasUnit ? parts.at(-1) : undefined,
    type: typed?.[1],
  };
}

function readParameter(item: string): Parameter | null {
  const [left = '', ...rest] = splitAt(item, (sign) => sign === ':');
  const { value, unit, type } = partsOfValue(rest.join(':'));
  const [name = '', ...groups] = splitAt(left, (sign) => sign === '>').toReversed();
  const parameter = {
    ...(groups.length > 0 && { group: groups.toReversed().map(unescapePart).join(' > ') }),
    name: unescapePart(name),
    value: unescapePart(value),
    ...(type && { type: type as Parameter['type'] }),
    ...(unit && { unit: unescapePart(unit) }),
  };
  return parameter.name && parameter.value ? parameter : null;
}
