import { uploadFile, type UploadedFile } from '#lib/editor/uploads.ts';
import { formatBytes } from '#lib/i18n/format.ts';
import * as m from '#lib/paraglide/messages.js';
import type { useToasts } from '#lib/ui/toasts.svelte.ts';

/** Files picked together, sent one after another; one that is refused is told of and does not stop the others. */
export class UploadMany {
  /** The part of the present file that is sent, 0 to 1; null while nothing is on its way. */
  progress = $state<number | null>(null);
  readonly #toasts: ReturnType<typeof useToasts>;

  constructor(toasts: ReturnType<typeof useToasts>) {
    this.#toasts = toasts;
  }

  /** Sends what an input of files holds, and empties it. */
  async send(input: HTMLInputElement, take: (file: UploadedFile) => void): Promise<void> {
    const files = [...(input.files ?? [])];
    input.value = '';
    for (const file of files) {
      this.progress = 0;
      try {
        const uploaded = await uploadFile(file, (part) => (this.progress = part));
        take(uploaded);
        if (uploaded.saved > 0)
          this.#toasts.show({
            tone: 'info',
            text: m.edit_photo_saved({
              name: uploaded.name,
              before: formatBytes(file.size),
              after: formatBytes(file.size - uploaded.saved),
            }),
          });
      } catch (error) {
        this.#toasts.show({ tone: 'danger', text: error instanceof Error ? error.message : String(error) });
      }
    }
    this.progress = null;
  }
}
