import { LimitedThread } from '../limited-thread.ts';
import type { PaperJob } from './paper-worker.ts';

const thread = new LimitedThread<PaperJob, Uint8Array>(new URL('./paper-worker', import.meta.url), {
  path: 'file',
  busy: {
    ru: 'Сейчас готовится слишком много файлов. Скачайте этот ещё раз через минуту.',
    en: 'Too many files are being made now. Download this one again in a minute.',
  },
  late: {
    ru: 'Файл не успел собраться: в нём слишком много или файлов просят слишком много. Попросите меньше за раз или скачайте ещё раз.',
    en: 'The file could not be made in time: there is too much in it, or too many are asked for. Ask for less at once, or download it again.',
  },
});

/** The bytes of a PDF or a PNG. @throws BadInputError where too many wait or it takes too long */
export async function makePaper(job: PaperJob): Promise<Buffer> {
  return Buffer.from(await thread.run(job));
}
