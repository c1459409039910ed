import { z } from 'zod';
import type { Entry } from './pack_text.ts';
import type { Draft } from './shape.ts';

const cells = z.record(z.string(), z.string());
const head = { document_id: z.string(), reason: z.string().trim(), author: z.string().trim() };
const row = { ...head, observation_id: z.string(), expect: cells };

/** Its form alone: what a correction may say is for the schema of the rules. */
export const draftSchema: z.ZodType<Draft> = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('confirm'), ...row }),
  z.strictObject({ action: z.literal('drop'), ...row }),
  z.strictObject({ action: z.literal('set'), ...row, set: cells }),
  z.strictObject({ action: z.literal('add'), ...head, start: z.number().int().nonnegative(), set: cells }),
]);

/** Where the number of a row that is added stands, as a correction says it. */
export interface QuotedNumber {
  readonly quote: string;
  readonly numeral: string;
}

/** The entry of a pack that a draft makes; keys in the order of docs/corrections.md. */
export function entryOf(
  draft: Draft,
  { id, date, quoted }: { readonly id: string; readonly date: string; readonly quoted?: QuotedNumber },
): Entry {
  const { action, document_id, reason, author } = draft;
  const match =
    action === 'add' ? { document_id, ...quoted } : { document_id, observation_id: draft.observation_id };
  return {
    id,
    match,
    action,
    ...('expect' in draft && { expect: draft.expect }),
    ...('set' in draft && { set: draft.set }),
    reason,
    author,
    date,
  };
}

/** An id that tells what is corrected, and that no other correction has. */
export function idFor(draft: Draft, taken: ReadonlySet<string>): string {
  const target = draft.action === 'add' ? `at-${draft.start}` : draft.observation_id;
  const id = `${slug(draft.document_id) || 'document'}-${slug(target)}`.replace(/-$/, '');
  for (let n = 1; ; n++) {
    const own = n === 1 ? id : `${id}-${n}`;
    if (!taken.has(own)) return own;
  }
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
