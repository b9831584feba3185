import { checkDiagram, type DiagramData, type Finding, placePath } from '@fieldlore/content';
import { getContext, setContext } from 'svelte';
import { type Numbered as NumberedOf, numbered } from '#lib/diagrams/numbered.ts';

/** Milliseconds: checked is when the author pauses. */
const PAUSE = 400;

export type Numbered = NumberedOf<Finding>;

/** What the checks say of a diagram while it is being written. */
export class DiagramChecks {
  /** What was checked: the drawing beside the list shows the same. */
  data = $state.raw<DiagramData>() as DiagramData;
  findings = $state.raw<Numbered[]>([]);
  readonly #byRow = $derived(
    Map.groupBy(this.findings, ({ finding }) => placePath({ ...finding.places[0], field: undefined })),
  );

  /** @param read the diagram as it stands in the form: half-filled rows are checked as far as they go */
  constructor(read: () => DiagramData) {
    this.#check($state.snapshot(read()) as DiagramData);
    $effect(() => {
      const data = $state.snapshot(read()) as DiagramData;
      const timer = setTimeout(() => this.#check(data), PAUSE);
      return () => clearTimeout(timer);
    });
  }

  get errors(): Numbered[] {
    return this.findings.filter(({ finding }) => finding.severity === 'ERROR');
  }

  get warnings(): Numbered[] {
    return this.findings.filter(({ finding }) => finding.severity === 'WARNING');
  }

  /** What is said of a row and of no cell in particular, or of this cell: `connectors.0.pins.3`, `direction`. */
  at(row: string, column: string, isFirst: boolean): Numbered[] {
    return (this.#byRow.get(row) ?? []).filter(({ finding }) => {
      const { field } = finding.places[0];
      return field === column || (isFirst && !field);
    });
  }

  /** What is said of a part or of anything in it: `connectors.0`. */
  within(part: string): Numbered[] {
    return this.findings.filter(({ finding }) => `${placePath(finding.places[0])}.`.startsWith(`${part}.`));
  }

  #check(data: DiagramData): void {
    this.data = data;
    this.findings = numbered(checkDiagram(data));
  }
}

const KEY = Symbol('checks of the diagram that is being written');

export const provideChecks = (checks: DiagramChecks): DiagramChecks => setContext(KEY, checks);

/** The checks of the diagram around; none around a device's pinout. */
export const useChecks = (): DiagramChecks | undefined => getContext(KEY);
