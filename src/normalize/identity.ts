import { createHash } from 'node:crypto';

/** A spreadsheet reads 12e456789012 as a number; an id that begins with one of these stays text. */
const FIRST = 'ghijkmnpqrstuvwx';
const SEPARATOR = '\u001f';

/** Twelve characters that stand for `parts`; the same parts give the same characters everywhere. */
export function shortId(parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join(SEPARATOR)).digest('hex').slice(0, 12);
  return FIRST.charAt(Number.parseInt(hex.charAt(0), 16)) + hex.slice(1);
}

/** One id for each of `keys`, in their order; keys that are equal are told apart by how often they stood before. */
export function identify(keys: readonly (readonly string[])[]): string[] {
  const seen = new Map<string, number>();
  return keys.map((parts) => {
    const key = parts.join(SEPARATOR);
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return shortId([...parts, String(occurrence)]);
  });
}
