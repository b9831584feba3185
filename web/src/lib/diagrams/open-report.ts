import { mount, unmount, type ComponentProps } from 'svelte';
import ReportDialog from './ReportDialog.svelte';

type Form = ComponentProps<typeof ReportDialog>;

/** The page of a diagram, as far as its report needs it. */
interface DiagramPage {
  entry: Form['entry'];
  report: { revision: number } | null;
  viewer: { person: { id: string } | null; canWrite: boolean };
}

/** Opens the form over the page that one looks at: lying under a dashboard nobody waits for another page. */
export function openReport(link: HTMLAnchorElement, { entry, report, viewer }: DiagramPage): void {
  const dialog = mount(ReportDialog, {
    target: document.body,
    props: {
      entry,
      revision: report!.revision,
      place: new URLSearchParams(link.search).get('place') ?? '',
      person: viewer.person!,
      takesPhotos: viewer.canWrite,
      onclose: () => void unmount(dialog),
    },
  });
}
