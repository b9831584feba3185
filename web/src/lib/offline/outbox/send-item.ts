import * as m from '#lib/paraglide/messages.js';
import { type Answer, type Item, type Photo, withPhotos } from './items.ts';

/**
 * Tells the server's answers apart; what is no JSON comes from something between, such as a proxy.
 * @param file the name of what is sent, where it is one
 */
async function read(answer: Response, file?: string): Promise<Answer | { kind: 'READ'; json: unknown }> {
  // An expired session leads to the sign-in page.
  if (answer.type === 'opaqueredirect' || answer.status === 401) return { kind: 'SIGNED_OUT' };
  if (answer.status >= 500 || answer.status === 429) return { kind: 'OFFLINE' };
  const json: unknown = await answer.json().catch(() => null);
  // A proxy takes no file of this size: sent again and again, it would hold back all that waits behind it.
  if (json === null && answer.status === 413 && file !== undefined)
    return { kind: 'REFUSED', message: m.outbox_file_too_large({ name: file }) };
  if (json === null) return { kind: 'OFFLINE' };
  if (answer.ok) return { kind: 'READ', json };
  const { error, ...refusal } = json as Partial<App.Error> & { error?: { message: string } };
  return { kind: 'REFUSED', message: error?.message ?? refusal.message ?? '', fields: refusal.fields };
}

/** Sends the photos that the server has not, then the item. `keep` gets each photo once it is there. */
export async function sendItem(item: Item, keep: (photos: Photo[]) => Promise<void>): Promise<Answer> {
  let { photos } = item;
  try {
    for (const [i, photo] of photos.entries()) {
      if (photo.fileId) continue;
      const form = new FormData();
      form.append('file', photo.blob, photo.name);
      const answer = await read(
        await fetch('/files', {
          method: 'POST',
          headers: { accept: 'application/json' },
          body: form,
          redirect: 'manual',
        }),
        photo.name,
      );
      if (answer.kind !== 'READ') return answer;
      const { files } = answer.json as { files: { id: string }[] };
      photos = photos.with(i, { ...photo, fileId: files[0]!.id });
      await keep(photos);
    }
    const answer = await read(
      await fetch('/outbox/send', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({
          personId: item.personId,
          kind: item.kind,
          visitId: 'visitId' in item.input ? item.input.visitId : undefined,
          input: withPhotos({ ...item, photos }),
        }),
        redirect: 'manual',
      }),
    );
    return answer.kind === 'READ' ? (answer.json as Answer) : answer;
  } catch {
    return { kind: 'OFFLINE' };
  }
}
