import type { OfflinePackSizeQuery } from '#lib/graphql/generated.ts';

type Pack = OfflinePackSizeQuery['offlinePack'];

/** What a pack holds of one kind: a kind of pages, PICTURES or DOCUMENTS. */
export interface PackPart {
  kind: string;
  count: number;
  bytes: number;
}

export const sizeOfPack = ({ pages, files }: Pack): { parts: PackPart[]; bytes: number } => ({
  parts: [...partsOf(pages, ({ kind }) => kind), ...partsOf(files, ({ mime }) => fileKind(mime))],
  bytes: bytesOf([...pages, ...files]),
});

const fileKind = (mime: string) => (mime.startsWith('image/') ? 'PICTURES' : 'DOCUMENTS');

const partsOf = <T extends { bytes: number }>(all: T[], kindOf: (one: T) => string): PackPart[] =>
  [...Map.groupBy(all, kindOf)].map(([kind, some]) => ({ kind, count: some.length, bytes: bytesOf(some) }));

const bytesOf = (some: readonly { bytes: number }[]): number =>
  some.reduce((sum, { bytes }) => sum + bytes, 0);
