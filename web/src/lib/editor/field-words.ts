import { colourCode, type WireColour } from '@fieldlore/content';
import { connectorKindWord, directionWord } from '#lib/diagrams/words.ts';
import { equipmentTypeWord, relationWord } from '#lib/equipment-words.ts';
import * as m from '#lib/paraglide/messages.js';

/** What the fields of the kinds are called in their forms. Names that people gave (X1, W1, 5) stand for themselves. */
const WORDS: Record<string, () => string> = {
  title: m.edit_field_title,
  body: m.edit_body,
  slug: m.edit_slug,
  tags: m.edit_tags,
  sectionId: m.edit_section,
  ownerId: m.edit_owner,
  reviewAt: m.edit_review_at,
  type: m.edit_equipment_type,
  vendor: m.equipment_vendor,
  model: m.equipment_model,
  partNumbers: m.equipment_part_numbers,
  supplyMin: m.edit_supply_min,
  supplyMax: m.edit_supply_max,
  parameters: m.equipment_facts,
  value: m.edit_parameter_value,
  unit: m.edit_parameter_unit,
  pinout: m.equipment_pinout,
  relations: m.edit_relations,
  questions: m.edit_questions,
  steps: m.edit_steps,
  needsPhoto: m.edit_step_photo,
  connectors: m.diagram_connectors,
  pins: m.equipment_pinout,
  label: m.pin_label,
  function: m.pin_function,
  direction: m.edit_pin_direction,
  signal: m.edit_pin_signal,
  colour: m.edit_colour,
  voltage: m.edit_pin_voltage,
  voltageMin: m.edit_pin_voltage_min,
  voltageMax: m.edit_pin_voltage_max,
  current: m.edit_pin_current,
  fuse: m.edit_pin_fuse,
  activeLevel: m.edit_pin_active,
  note: m.edit_note_column,
  cables: m.diagram_cables,
  crossSection: m.edit_wire_section,
  length: m.edit_cable_length,
  connections: m.edit_connections,
  from: m.edit_connection_from,
  to: m.edit_connection_to,
  wire: m.edit_connection_wire,
  taps: m.diagram_taps,
  where: m.edit_tap_where,
  howToReach: m.edit_tap_reach,
  pictures: m.diagram_pictures,
  safetyCritical: m.diagram_safety,
  systemVoltage: m.edit_system_voltage,
  shortCode: m.edit_answer_code,
  scope: m.edit_scope,
  variants: m.answer_variants,
  subject: m.edit_subject,
  text: m.edit_answer_text,
  blanks: m.edit_blanks,
  article: m.edit_answer_article,
  issue: m.edit_ticket_issue,
  environment: m.edit_ticket_environment,
  cause: m.edit_ticket_cause,
  tickets: m.edit_ticket_numbers,
};

/** Codes of lists in words; any other text is what somebody wrote. */
function codeWord(text: string): string {
  const words: Record<string, () => string> = { ...directionWord, ...connectorKindWord };
  return Object.hasOwn(words, text) ? words[text]!() : relationWord(equipmentTypeWord(text));
}

const word = (name: string): string => (Object.hasOwn(WORDS, name) ? WORDS[name]!() : name);

/** The place of a field, outermost first: «Разъёмы и выводы › X1 › Выводы › 5 › Цвет». */
export const fieldPath = (path: string[]): string =>
  (path[0] === 'data' ? path.slice(1) : path).map(word).join(' › ');

/** The place of what a server refused, `data.connectors.0.pins`, its rows counted from 1 as people count them. */
export const problemPath = (path: string): string =>
  fieldPath(path.split('.').map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part)));

/** A value of a field in a line of text. */
export function fieldValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? m.answer_yes() : m.answer_no();
  if (Array.isArray(value)) return value.map(fieldValue).join('; ');
  if (typeof value === 'string') return codeWord(value);
  if (typeof value !== 'object') return String(value);
  if (isColour(value)) return colourCode(value, 'IEC');
  return Object.entries(value)
    .filter(([, field]) => fieldValue(field) !== '')
    .map(([name, field]) => `${word(name)}: ${fieldValue(field)}`)
    .join(', ');
}

const isColour = (value: object): value is WireColour =>
  'main' in value && Object.keys(value).every((name) => name === 'main' || name === 'stripe');
