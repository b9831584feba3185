import { sendFile } from '#lib/send-file.ts';

export interface UploadedFile {
  id: string;
  name: string;
  mime: string;
  width: number | null;
  height: number | null;
}

/** Keeps one file beside the entry. `onprogress` gets the part that is sent, 0 to 1. Rejects with a sentence to show. */
export async function uploadFile(file: File, onprogress: (part: number) => void): Promise<UploadedFile> {
  const { files } = await sendFile<{ files: [UploadedFile] }>('/files', file, onprogress);
  return files[0];
}
