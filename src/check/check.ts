import { checkConflicts } from './conflict.ts';
import { checkCoverage } from './coverage.ts';
import { checkDuplicates } from './duplicate.ts';
import type { Finding } from './finding.ts';
import { checkGrowth } from './growth.ts';
import { checkIdentity } from './identity.ts';
import { checkMissingIndicators } from './missing_indicator.ts';
import { checkReading } from './reading.ts';
import { checkShares } from './share.ts';
import type { Check, Subject } from './subject.ts';
import { checkUnits } from './unit.ts';

const CHECKS: readonly Check[] = [
  checkIdentity,
  checkDuplicates,
  checkConflicts,
  checkShares,
  checkGrowth,
  checkUnits,
  checkCoverage,
  checkReading,
  checkMissingIndicators,
];

/** Everything about a dataset that a person should look at. */
export function check(subject: Subject): Finding[] {
  const seen = new Set(
    subject.observations.flatMap((row) => (row.correction_id === '' ? [] : row.observation_id)),
  );
  return CHECKS.flatMap((run) => run(subject)).map((finding) => settle(finding, seen));
}

/** What a person has looked at, every row of it, is no more than a note: the corrections say why it is so. */
function settle(finding: Finding, seen: ReadonlySet<string>): Finding {
  const ids = finding.observation_ids.split(' ');
  return finding.check !== 'identity' && ids.every((id) => seen.has(id))
    ? { ...finding, severity: 'note' }
    : finding;
}
