import exceljs from 'exceljs';
import type { Message } from '../errors.ts';
import type { Locale } from '../graphql/locale.ts';
import { addSheet } from '../workbook/add-sheet.ts';
import { FitmentRole, ParameterAvailability } from './fitment.entity.ts';
import { optionWord, stateWords } from './kit-words.ts';
import type { Kit, KitItem } from './kit.types.ts';
import { roleWords } from './role-words.ts';

/**
 * A kit for an offer: what to install and what it will measure, and what to ask. Notes and sources are staff's own and in no
 * file; programmes and firmware are what staff set up by.
 */
export async function kitWorkbook(kit: Kit, locale: Locale, forClient: boolean): Promise<Buffer> {
  const say = (message: Message) => message[locale];
  const roleOf = ({ role, group }: KitItem) =>
    role === FitmentRole.ONE_OF && group ? `${say(roleWords[role])}: ${group}` : say(roleWords[role]);
  const parameters = ({ fitment }: KitItem, wanted: ParameterAvailability) =>
    fitment.parameters
      .filter(({ availability }) => availability === wanted)
      .map(({ name }) => name)
      .join(', ');

  const workbook = new exceljs.Workbook();
  addSheet(
    workbook,
    say(words.kit),
    [[say(words.device), 48], [say(words.quantity), 12], [say(words.why), 24], [say(words.depends), 32], [say(words.measures), 32], [say(words.withOption), 32], [say(words.state), 24], ...(forClient ? [] : [[say(words.programme), 16], [say(words.firmware), 20]] as const)],
    [...kit.items, ...kit.conditional].map((item) => [
      item.equipment.title,
      item.quantity,
      roleOf(item),
      item.conditions.map(({ key, value }) => `${optionWord(key, locale)}: ${value}`).join('; '),
      parameters(item, ParameterAvailability.YES),
      parameters(item, ParameterAvailability.OPTION),
      say(stateWords[item.fitment.state]),
      ...(forClient ? [] : [item.fitment.programmeNumber ?? '', item.fitment.firmware ?? '']),
    ]),
  ); // prettier-ignore
  addSheet(
    workbook,
    say(words.toAsk),
    [
      [say(words.question), 60],
      [say(words.answers), 48],
    ],
    [
      ...kit.openChoices.map(({ key, values }) => [optionWord(key, locale), values.join(' / ')]),
      ...kit.questions.map(({ text, choices }) => [text, choices.join(' / ')]),
    ],
  );
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const words = {
  kit: { ru: 'Комплект', en: 'Kit' },
  device: { ru: 'Устройство', en: 'Device' },
  quantity: { ru: 'Количество', en: 'Quantity' },
  why: { ru: 'Зачем', en: 'Why' },
  depends: { ru: 'Если', en: 'If' },
  measures: { ru: 'Измеряет', en: 'Measures' },
  withOption: { ru: 'С опцией', en: 'With an option' },
  programme: { ru: 'Программа №', en: 'Programme No.' },
  firmware: { ru: 'Прошивка', en: 'Firmware' },
  state: { ru: 'Состояние', en: 'State' },
  toAsk: { ru: 'Что уточнить', en: 'What to ask' },
  question: { ru: 'Вопрос', en: 'Question' },
  answers: { ru: 'Ответы', en: 'Answers' },
} satisfies Record<string, Message>;
