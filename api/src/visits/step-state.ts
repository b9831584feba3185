import type { VisitStep } from './visit.entity.ts';

type Measured = Pick<VisitStep, 'measureName' | 'measureMin' | 'measureMax' | 'value'>;

/** Whether the measured value is within the limits, ends included; null where nothing was measured or nothing limits it. */
export function isWithinLimits({ value, measureMin, measureMax }: Measured): boolean | null {
  if (value === null || (measureMin === null && measureMax === null)) return null;
  return value >= (measureMin ?? -Infinity) && value <= (measureMax ?? Infinity);
}

export type Lack = 'PHOTO' | 'VALUE';

/** What a step still needs before its visit can end without a reason for it. */
export function lacksOf(step: Measured & Pick<VisitStep, 'needsPhoto'>, photoCount: number): Lack[] {
  return [
    ...(step.needsPhoto && photoCount === 0 ? (['PHOTO'] as const) : []),
    ...(step.measureName !== null && step.value === null ? (['VALUE'] as const) : []),
  ];
}
