/** What the editor of fitments and the API say alike of a row; nothing here knows a database or a page. */
export {
  checkFitments,
  type CheckedFitment,
  type FitmentFinding,
  type FitmentFindingCode,
  type Years,
  yearsReachBeyond,
} from './check-fitments.ts';
export { type FindingNames, fitmentFindingText } from './fitment-finding-text.ts';
export * from './fitment-words.ts';
export * from './list-text.ts';
export * from './parameter-list.ts';
export { readYears, yearsText } from '../years/read-years.ts';
