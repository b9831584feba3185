import { registerEnumType } from 'type-graphql';

/** How somebody came to rely on a revision. */
export enum RecallUse {
  /** Its page, signed in. */
  OPENED = 'OPENED',
  /** Its page kept without network; a drawing, a table or a sheet of it as a file. */
  SAVED = 'SAVED',
  LABEL = 'LABEL',
  /** A kit that it is part of was shared or taken along as a file. */
  KIT = 'KIT',
  VISIT = 'VISIT',
  /** A report of an installation, or of how it really was. */
  INSTALLED = 'INSTALLED',
  /** “It helped”, or did not, under its page. */
  USED = 'USED',
}

registerEnumType(RecallUse, {
  name: 'RecallUse',
  description: 'How somebody came to rely on a revision.',
});
