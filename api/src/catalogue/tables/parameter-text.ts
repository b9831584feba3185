import type { EquipmentData } from '@fieldlore/content';
import { escapePart, itemsOf, splitAt, unescapePart } from './list-text.ts';

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

const tail = /^(.*?)(?:(?<!\\)\[((?:[^\\\]]|\\.)*)\])?\s*(?:(?<!\\)\{([A-Z_]+)\})?\s*$/s;

function readParameter(item: string): Parameter | null {
  const [left = '', ...rest] = splitAt(item, (sign) => sign === ':');
  const [, value = '', unit, type] = tail.exec(rest.join(':')) ?? [];
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
