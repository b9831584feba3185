import {
  FITMENT_ROLES,
  FITMENT_STATES,
  readConditions,
  readFitmentRole,
  readFitmentState,
  readParameterList,
  readYears,
  writeConditions,
  writeParameterList,
  yearsText,
} from '@fieldlore/content/fitments';
import type { Column } from '#lib/editor/grid/columns.ts';
import * as m from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { stateWord } from '#lib/vehicles/fitment-words.ts';
import { roleWord } from '#lib/vehicles/kit-words.ts';
import type { Cells, Line, Problems, Subject } from './fitment-line.ts';

interface Offered {
  devices: string[];
  vehicles: string[];
  generations: string[];
  diagrams: string[];
  /** Somebody types a name: more of them may be wanted. */
  typing: (text: string) => void;
  typingDiagram: (text: string) => void;
}

export const cellLabels: Record<keyof Cells, () => string> = {
  equipment: m.kind_equipment,
  vehicle: m.kind_vehicle,
  generation: m.vehicle_generation,
  years: m.vehicle_years,
  state: m.fitment_state,
  conditions: m.grid_conditions,
  role: m.grid_role,
  group: m.grid_group,
  quantity: m.kit_quantity,
  programme: m.kit_programme,
  firmware: m.fitment_firmware,
  parameters: m.grid_parameters,
  diagram: m.kind_diagram,
  reason: m.grid_reason,
  note: m.grid_note,
  source: m.grid_source,
};

/** The columns of a table about a model or a device. A text that is understood is written in the one usual form. */
export function fitmentColumns(
  subject: Subject,
  problemsOf: (line: Line) => Problems,
  offered: Offered,
): Column<Line>[] {
  const cell = (
    key: keyof Cells,
    more: Partial<Column<Line>> & { tidy?: (text: string) => string } = {},
  ): Column<Line> => {
    const { tidy = (text) => text.trim(), ...rest } = more;
    return {
      key,
      label: cellLabels[key](),
      read: (line) => line[key],
      write: (line, text) => {
        line[key] = tidy(text);
      },
      problem: (line) => problemsOf(line)[key],
      ...rest,
    };
  };
  const what =
    subject.kind === 'MODEL'
      ? cell('equipment', {
          width: '20rem',
          suggestions: offered.devices,
          oninput: offered.typing,
        })
      : cell('vehicle', {
          width: '13rem',
          suggestions: offered.vehicles,
          oninput: offered.typing,
        });
  return [
    what,
    cell('generation', { width: '8rem', suggestions: offered.generations }),
    cell('years', {
      width: '7rem',
      tidy: (text) => {
        const years = readYears(text);
        return years ? yearsText(years) : text.trim();
      },
    }),
    cell('state', {
      width: '12rem',
      options: FITMENT_STATES.map((value) => ({ value, label: stateWord[value]() })),
      tidy: (text) => readFitmentState(text) ?? text.trim(),
    }),
    cell('conditions', {
      width: '12rem',
      tidy: (text) => {
        const conditions = readConditions(text, getLocale());
        return conditions ? writeConditions(conditions, getLocale()) : text.trim();
      },
    }),
    cell('role', {
      width: '9rem',
      options: FITMENT_ROLES.map((value) => ({ value, label: roleWord[value]() })),
      tidy: (text) => readFitmentRole(text) ?? text.trim(),
    }),
    cell('group', { width: '8rem' }),
    cell('quantity', { width: '4rem' }),
    cell('programme', { width: '7rem', isMono: true }),
    cell('firmware', { width: '7rem', isMono: true }),
    cell('parameters', {
      width: '18rem',
      isLong: true,
      tidy: (text) => {
        const { parameters, wrong } = readParameterList(text);
        return wrong.length > 0 ? text.trim() : writeParameterList(parameters, getLocale());
      },
    }),
    cell('diagram', { width: '14rem', suggestions: offered.diagrams, oninput: offered.typingDiagram }),
    cell('reason', { width: '12rem' }),
    cell('note', { width: '14rem' }),
    cell('source', { width: '12rem' }),
  ];
}
