import { parseVersion } from '@fieldlore/content/firmware-version';
import type {
  FitmentRole,
  KitItem_ItemFragment,
  ParameterAvailability,
  UseOutcome,
} from '#lib/graphql/generated.ts';
import * as m from '#lib/paraglide/messages.js';

export type KitItem = KitItem_ItemFragment;

export const roleWord: Record<FitmentRole, () => string> = {
  REQUIRED: m.role_required,
  ONE_OF: m.role_one_of,
  RECOMMENDED: m.role_recommended,
  OPTIONAL: m.role_optional,
};

/** How an installation of ours went. */
export const installedWord: Record<UseOutcome, () => string> = {
  SOLVED: m.installed_worked,
  PARTLY: m.installed_with_changes,
  WRONG: m.installed_failed,
};

export const availabilityWord: Record<ParameterAvailability, () => string> = {
  YES: m.measure_yes,
  OPTION: m.measure_option,
  NO: m.measure_no,
};

/** The options that most vehicles have; others are shown as they were written. */
const OPTION_WORD: Record<string, () => string> = {
  generation: m.vehicle_generation,
  year: m.vehicle_year,
  package: m.option_package,
  gearbox: m.option_gearbox,
  tanks: m.option_tanks,
  side: m.option_side,
  engine: m.option_engine,
  body: m.option_body,
  market: m.option_market,
  suspension: m.option_suspension,
  warranty: m.option_warranty,
};

export const optionWord = (key: string): string => OPTION_WORD[key]?.() ?? key;

/** «прошивка от 03.27.07»; words are left as they are. */
export const firmwareText = (firmware: string): string =>
  parseVersion(firmware) ? m.firmware_from({ version: firmware }) : m.firmware_as({ firmware });

/** `Коробка: автомат или робот`: several values of one key mean any of them. */
export function conditionText(conditions: KitItem['conditions']): string {
  const byKey = Map.groupBy(conditions, ({ key }) => key);
  return [...byKey]
    .map(([key, values]) => `${optionWord(key)}: ${values.map(({ value }) => value).join(m.option_or())}`)
    .join('; ');
}
