/** A file that cannot be read as a report. The message says why and what to do, for the person who gave the file. */
export class UnreadableInput extends Error {
  override readonly name = 'UnreadableInput';
}
