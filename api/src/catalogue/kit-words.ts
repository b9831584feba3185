import type { Message } from '../errors.ts';
import type { Locale } from '../graphql/locale.ts';
import { FitmentState } from './fitment.entity.ts';

/** What the states are called in what leaves the program as a file. */
export const stateWords: Record<FitmentState, Message> = {
  [FitmentState.CONFIRMED_BY_US]: { ru: 'подтверждено нами', en: 'confirmed by us' },
  [FitmentState.SUPPORTED]: { ru: 'поддерживается', en: 'supported' },
  [FitmentState.PARTLY]: { ru: 'частично', en: 'partly' },
  [FitmentState.NOT_COMPATIBLE]: { ru: 'не подходит', en: 'not compatible' },
  [FitmentState.UNKNOWN]: { ru: 'неизвестно', en: 'unknown' },
};

/** The options that most vehicles have. */
const optionWords: Record<string, Message> = {
  generation: { ru: 'Поколение', en: 'Generation' },
  year: { ru: 'Год', en: 'Year' },
  package: { ru: 'Комплектация', en: 'Package' },
  gearbox: { ru: 'Коробка передач', en: 'Gearbox' },
  tanks: { ru: 'Баки', en: 'Tanks' },
  side: { ru: 'Руль', en: 'Steering side' },
  engine: { ru: 'Двигатель', en: 'Engine' },
  body: { ru: 'Кузов', en: 'Body' },
  market: { ru: 'Рынок', en: 'Market' },
  suspension: { ru: 'Подвеска', en: 'Suspension' },
  warranty: { ru: 'На гарантии', en: 'Under warranty' },
};

/** Others are shown as they were written. */
export const optionWord = (key: string, locale: Locale): string => optionWords[key]?.[locale] ?? key;
