/** What a spreadsheet takes for the beginning of a formula, after any apostrophes. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
/** A sign and digits are a number, not a formula: the text of −10.9 in the ledger stays as it stands. */
const SIGNED_NUMBER = /^[-+－＋][\s\d.,０-９．，]*[%％]?$/;

/** A text as a cell that no spreadsheet runs; `unguard` takes the apostrophe off again. */
export function guard(text: string): string {
  return FORMULA.test(text) && !SIGNED_NUMBER.test(text) ? `'${text}` : text;
}

export function unguard(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
