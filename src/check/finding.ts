import { shortId } from '../normalize/identity.ts';

export const SEVERITIES = ['note', 'warning', 'error'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A row of findings.csv, column for column. */
export interface Finding {
  readonly finding_id: string;
  readonly check: string;
  readonly severity: Severity;
  /** The document the finding is about; of a finding between documents, the one that is least to be trusted. */
  readonly document_id: string;
  /** Separated by spaces. */
  readonly observation_ids: string;
  readonly message_zh: string;
  readonly message_en: string;
}

/** `subject` is what the finding is about; with the check's name it makes the finding's id. */
export function finding(
  check: string,
  severity: Severity,
  subject: { readonly document_id: string; readonly observations: readonly string[] },
  message: { readonly zh: string; readonly en: string },
): Finding {
  const { document_id, observations } = subject;
  return {
    finding_id: shortId([check, document_id, ...observations]),
    check,
    severity,
    document_id,
    observation_ids: observations.join(' '),
    message_zh: message.zh,
    message_en: message.en,
  };
}
