/** A mistake in a rule pack: `place` is the file, with line and column where they are known. */
export class RuleError extends Error {
  readonly place: string;
  constructor(place: string, message: string) {
    super(`${place}: ${message}`);
    this.name = 'RuleError';
    this.place = place;
  }
}
