import * as m from '#lib/paraglide/messages.js';

/** Why a hit was found, before the piece of text that says it. */
export const REASON_WORD: Record<string, () => string> = {
  PIN: m.reason_pin,
  HEADING: m.reason_heading,
  PART_NUMBER: m.reason_part_number,
  CODE: m.reason_code,
  TAG: m.reason_tag,
  VEHICLE: m.reason_vehicle,
  DEVICE: m.reason_device,
  ALIAS: m.reason_alias,
  MEANING: m.reason_meaning,
};
