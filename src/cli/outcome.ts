import { SEVERITIES, type Severity } from '../check/finding.ts';
import type { Dataset } from '../publish/dataset.ts';
import { EXIT, type ExitCode } from './exit.ts';

/** The exit code of a command that derived a dataset. */
export function outcomeOf(dataset: Dataset, failOn: Severity | undefined): ExitCode {
  if (dataset.documents.some(({ status }) => status === 'refused')) return EXIT.refused;
  const isOver = ({ severity }: { severity: Severity }) =>
    failOn !== undefined && SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(failOn);
  return dataset.findings.some(isOver) ? EXIT.differs : EXIT.well;
}
