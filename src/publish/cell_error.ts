/** A cell that a form of file cannot hold; the message says which, and what to do. */
export class CellError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CellError';
  }
}
