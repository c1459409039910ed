/**
 * Figures and values as the reference scorer prints them, which is written in Python: 1.0 and not 1, 'text' and not
 * "text". A comparison of the two printouts is the test that they count alike.
 */

/** Rounded to four digits, ties to even. */
export function round4(figure: number): number {
  // The only binary fractions that lie between two of four digits are odd thirty-seconds.
  const isTie = Number.isInteger(figure * 32) && (figure * 32) % 2 === 1;
  if (!isTie) return Number(figure.toFixed(4));
  const below = Math.floor(figure * 1e4);
  return (below % 2 === 0 ? below : below + 1) / 1e4;
}

export function float(number: number): string {
  return Number.isInteger(number) ? number.toFixed(1) : String(number);
}

export function list(numbers: readonly number[]): string {
  return `[${numbers.map(float).join(', ')}]`;
}

/** A number of a JSON file as Python writes it: 6.0 stays 6.0, 3.40 becomes 3.4. */
export function literal(text: string): string {
  return /[.eE]/.test(text) ? float(Number(text)) : text;
}

export function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll('\u3000', '\\u3000')
    .replaceAll(mark, `\\${mark}`);
  return mark + escaped + mark;
}
