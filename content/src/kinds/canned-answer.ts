import { z } from 'zod';

/** The blanks of a template: declared once, used in any variant as `{{name}}` or `{{name|fallback:"…"}}`. */
export const Blank = z.strictObject({
  /** `group.field`, such as `client.name`. */
  name: z.string().regex(/^[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*$/u),
  label: z.string().trim().max(200).default(''),
  type: z.enum(['TEXT', 'NUMBER', 'DATE', 'CHOICE']).default('TEXT'),
  choices: z.array(z.string().max(200)).max(50).default([]),
  default: z.string().max(1000).nullish(),
});
export type Blank = z.infer<typeof Blank>;

export const AnswerVariant = z.strictObject({
  locale: z.enum(['ru', 'en']),
  /** RICH holds HTML of the small allowed set, PLAIN holds text for a messenger or SMS. */
  channel: z.enum(['RICH', 'PLAIN']),
  subject: z.string().max(500).default(''),
  text: z.string().min(1).max(20_000),
});
export type AnswerVariant = z.infer<typeof AnswerVariant>;

export const CannedAnswerData = z.strictObject({
  /** What the agent types to get it: `no-signal`. */
  shortCode: z
    .string()
    .trim()
    .regex(/^[\p{Ll}\p{N}][\p{Ll}\p{N}._-]{0,59}$/u),
  scope: z.enum(['PERSONAL', 'TEAM', 'ALL']).default('ALL'),
  variants: z.array(AnswerVariant).min(1).max(20),
  blanks: z.array(Blank).max(60).default([]),
  /** The article that explains what the answer says. */
  article: z.uuid().nullish(),
});
export type CannedAnswerData = z.infer<typeof CannedAnswerData>;
