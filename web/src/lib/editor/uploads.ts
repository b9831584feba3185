import * as m from '#lib/paraglide/messages.js';

export interface UploadedFile {
  id: string;
  name: string;
  mime: string;
  width: number | null;
  height: number | null;
}

/** Sends one file to the API. `onprogress` gets the part that is sent, 0 to 1. Rejects with a sentence to show. */
export function uploadFile(file: File, onprogress: (part: number) => void): Promise<UploadedFile> {
  const form = new FormData();
  form.append('file', file);
  return new Promise((resolve, reject) => {
    // fetch cannot tell how much of a body has been sent.
    const request = new XMLHttpRequest();
    request.open('POST', '/files');
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onprogress(total ? loaded / total : 0),
    );
    request.addEventListener('load', () => {
      const answer = request.response as { files?: UploadedFile[]; error?: { message: string } } | null;
      const uploaded = answer?.files?.[0];
      if (request.status === 201 && uploaded) resolve(uploaded);
      else reject(new Error(answer?.error?.message ?? m.edit_upload_failed({ name: file.name })));
    });
    request.addEventListener('error', () => reject(new Error(m.edit_upload_failed({ name: file.name }))));
    request.send(form);
  });
}
