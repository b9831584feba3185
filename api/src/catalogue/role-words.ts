import type { Message } from '../errors.ts';
import { FitmentRole } from './fitment.entity.ts';

/** What each role is called in what leaves the program as a file. */
export const roleWords: Record<FitmentRole, Message> = {
  [FitmentRole.REQUIRED]: { ru: 'обязательно', en: 'required' },
  [FitmentRole.ONE_OF]: { ru: 'один из', en: 'one of' },
  [FitmentRole.RECOMMENDED]: { ru: 'советуем', en: 'recommended' },
  [FitmentRole.OPTIONAL]: { ru: 'по желанию', en: 'optional' },
};
