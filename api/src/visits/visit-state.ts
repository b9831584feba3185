import { ConflictError } from '../errors.ts';
import type { Visit } from './visit.entity.ts';
import { VisitState } from './visit.types.ts';

/** @throws ConflictError where the visit is done */
export function mustBeOpen(visit: Visit): void {
  if (visit.state !== VisitState.DONE) return;
  throw new ConflictError({
    ru: 'Выезд завершён. Чтобы изменить его, нажмите «Открыть снова» на его странице.',
    en: 'The visit is done. To change it, press “Open again” on its page.',
  });
}
