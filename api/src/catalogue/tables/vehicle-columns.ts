import type { Make, Generation, VehicleModel } from '../vehicle.entity.ts';
import { escapePart, itemsOf, unescapePart } from '@fieldlore/content/fitments';
import { type TableColumn } from './table-column.ts';

/** A generation with its model and make; a model without generations has a row too, and so has a make without models. */
export interface VehicleTableRow {
  make: Make;
  model: VehicleModel | null;
  generation: Generation | null;
}

const column = (
  key: string,
  ru: string,
  en: string,
  aliases: readonly string[],
  cell?: TableColumn<VehicleTableRow>['cell'],
  isRequired = false,
): TableColumn<VehicleTableRow> => ({ key, title: { ru, en }, aliases, isRequired, ...(cell && { cell }) });

/** Aliases of a make, a model or a generation in one cell; a name with a comma in it keeps it. */
export const aliasesText = (aliases: readonly string[] | undefined) =>
  (aliases ?? []).map(escapePart).join('; ');
export const readAliases = (cell: string): string[] => itemsOf(cell, ';,').map(unescapePart);

/** Everything a table of vehicles may hold, in the order in which it is written. */
export const vehicleColumns: readonly TableColumn<VehicleTableRow>[] = [
  column('makeKey', 'Код марки', 'Make code', ['ID_MARK', 'mark_id', 'make_id']),
  column('make', 'Марка', 'Make', ['brand', 'manufacturer', 'производитель', 'бренд'], ({ make }) => make.name, true),
  column('makeCyrillic', 'Марка кириллица', 'Make in Cyrillic', ['марка по-русски'], ({ make }) => make.nameCyrillic),
  column('country', 'Страна', 'Country', ['страна марки'], ({ make }) => make.country ?? ''),
  column('makeAliases', 'Другие названия марки', 'Other names of the make', [], ({ make }) => aliasesText(make.aliases)),
  column('modelKey', 'Код модели', 'Model code', ['MODEL_ID']),
  column('model', 'Модель', 'Model', ['модель автомобиля'], ({ model }) => model?.name ?? '', true),
  column('modelCyrillic', 'Модель кириллица', 'Model in Cyrillic', ['модель по-русски'], ({ model }) => model?.nameCyrillic ?? ''),
  column('bodyClass', 'Класс', 'Class', ['segment', 'сегмент', 'класс автомобиля'], ({ model }) => model?.bodyClass ?? ''),
  column('yearFrom', 'Год модели от', 'Year from', ['год от', 'год с', 'с', 'с года', 'начало выпуска', 'год начала выпуска', 'выпуск с', 'from', 'start year'], ({ model }) => model?.yearFrom ?? ''),
  column('yearTo', 'Год модели до', 'Year to', ['год до', 'год по', 'по', 'по год', 'конец выпуска', 'год окончания выпуска', 'выпуск по', 'to', 'end year'], ({ model }) => model?.yearTo ?? ''),
  column('years', 'Годы', 'Years', ['годы выпуска', 'период выпуска', 'выпуск', 'production years']),
  column('aliases', 'Другие названия', 'Other names', ['синонимы', 'aliases', 'also known as'], ({ model }) => aliasesText(model?.aliases)),
  column('generation', 'Поколение', 'Generation', ['серия', 'series'], ({ generation }) => generation?.name ?? ''),
  column('generationFrom', 'Год поколения от', 'Generation from', ['поколение с'], ({ generation }) => generation?.yearFrom ?? ''),
  column('generationTo', 'Год поколения до', 'Generation to', ['поколение по'], ({ generation }) => generation?.yearTo ?? ''),
  column('body', 'Кузов', 'Body', ['тип кузова'], ({ generation }) => generation?.body ?? ''),
  column('engine', 'Двигатель', 'Engine', ['мотор'], ({ generation }) => generation?.engine ?? ''),
  column('market', 'Рынок', 'Market', [], ({ generation }) => generation?.market ?? ''),
  column('voltage', 'Бортсеть, В', 'Supply, V', ['напряжение', 'вольт', 'voltage'], ({ generation }) => generation?.voltage ?? ''),
  column('generationAliases', 'Другие названия поколения', 'Other names of the generation', [], ({ generation }) => aliasesText(generation?.aliases)),
]; // prettier-ignore
