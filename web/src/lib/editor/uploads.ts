import { sendFile } from '#lib/send-file.ts';
import { shrinkPicture } from './shrink-picture.ts';

export interface UploadedFile {
  id: string;
  name: string;
  mime: string;
  width: number | null;
  height: number | null;
  /** Bytes that were not sent, because the photo was made smaller first. */
  saved: number;
}

/** Keeps one file beside the entry; a large photo is made smaller first. `onprogress` gets the part that is sent, 0 to 1. Rejects with a sentence to show. */
export async function uploadFile(file: File, onprogress: (part: number) => void): Promise<UploadedFile> {
  const sent = await shrinkPicture(file);
  const { files } = await sendFile<{ files: [Omit<UploadedFile, 'saved'>] }>('/files', sent, onprogress);
  return { ...files[0], saved: file.size - sent.size };
}
