import type { Correction } from '../rules/corrections.ts';

/** Why a correction cannot be applied, with where it is written and what to do. */
export interface Trouble {
  readonly correction: Correction;
  readonly message: string;
  /** Its document is none of those that were given. */
  readonly isAbsent?: boolean;
}

/** Corrections that do not fit what was read: nothing may be published with them. */
export class CorrectionError extends Error {
  /** One line each, with file and line. */
  readonly troubles: readonly string[];
  constructor(troubles: readonly Trouble[]) {
    const lines = troubles.map(
      ({ correction, message }) => `${correction.place}: correction ${correction.id}: ${message}`,
    );
    super(lines.join('\n'));
    this.name = 'CorrectionError';
    this.troubles = lines;
  }
}
