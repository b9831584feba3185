import { systemViewer } from '../access/viewer.ts';
import { withViewer, type Ctx } from '../context.ts';
import { answerDiagramReport } from '../diagram-reports/answer-diagram-report.ts';
import { sendDiagramReport } from '../diagram-reports/send-diagram-report.ts';
import type { Person } from '../people/person.entity.ts';
import { readDiagramReports } from './read-demo.ts';

/** @param entries ids of the Russian entries by their demo keys */
export async function seedDiagramReports(
  tx: Ctx,
  people: ReadonlyMap<string, Person>,
  entries: ReadonlyMap<string, string>,
): Promise<void> {
  const as = (key: string) => withViewer(tx, systemViewer(people.get(key)!));
  for (const { diagram, by, answer, ...report } of readDiagramReports()) {
    await sendDiagramReport(as(by), {
      ...report,
      entryId: entries.get(diagram)!,
      revision: 1,
      photoIds: [],
    });
    if (!answer) continue;
    await answerDiagramReport(as('admin'), { id: report.id, ...answer });
  }
}
