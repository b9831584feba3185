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
  /** The row of the finding that is lit on the drawing: it stays lit while others come and go. */
  shownRow = $state<string>();
  readonly shown = $derived(this.findings.find(({ row }) => row === this.shownRow));
  readonly #read: () => DiagramData;
  readonly #byRow = $derived(
    Map.groupBy(this.findings, ({ finding }) => placePath({ ...finding.places[0], field: undefined })),
  );

  /** @param read the diagram as it stands in the form: half-filled rows are checked as far as they go */
  constructor(read: () => DiagramData) {
    this.#read = read;
    this.look();
    $effect(() => {
      const data = $state.snapshot(read()) as DiagramData;
      const timer = setTimeout(() => this.#check(data), PAUSE);
      return () => clearTimeout(timer);
    });
  }

  /** At once, without waiting for a pause: after a change that was made on the drawing. */
  look(): void {
    this.#check($state.snapshot(this.#read()) as DiagramData);
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
    // A drawing that is made anew loses what was pointed at in it.
    if (JSON.stringify(data) === JSON.stringify(this.data)) return;
    this.data = data;
    this.findings = numbered(checkDiagram(data));
  }
}

const KEY = Symbol('checks of the diagram that is being written');

export const provideChecks = (checks: DiagramChecks): DiagramChecks => setContext(KEY, checks);

/** The checks of the diagram around; none around a device's pinout. */
export const useChecks = (): DiagramChecks | undefined => getContext(KEY);
