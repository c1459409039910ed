import { checkConflicts } from './conflict.ts';
import { checkCoverage } from './coverage.ts';
import { checkDuplicates } from './duplicate.ts';
import type { Finding } from './finding.ts';
import { checkGrowth } from './growth.ts';
import { checkMissingIndicators } from './missing_indicator.ts';
import { checkShares } from './share.ts';
import type { Check, Subject } from './subject.ts';
import { checkUnits } from './unit.ts';

const CHECKS: readonly Check[] = [
  checkDuplicates,
  checkConflicts,
  checkShares,
  checkGrowth,
  checkUnits,
  checkCoverage,
  checkMissingIndicators,
];

/** Everything about a dataset that a person should look at. */
export function check(subject: Subject): Finding[] {
  return CHECKS.flatMap((run) => run(subject));
}
