const FULL_WIDTH = '（）％，：“”‘’【】［］';
const HALF_WIDTH = '()%,:""\'\'[][]';
const IGNORED = /[\s"'、，,·]/g;

/** Two names that are this alike are the same name. */
const ALIKE = 0.75;
/** A name inside another is the same name if it is this part of it. */
const INSIDE = 0.6;

/** What of a text counts when it is compared. */
export function fold(text: unknown): string {
  const halved = Array.from(String(text ?? ''), (sign) => {
    const at = FULL_WIDTH.indexOf(sign);
    return at < 0 ? sign : HALF_WIDTH.charAt(at);
  }).join('');
  return halved.replace(IGNORED, '').replaceAll('_{2.5}', '2.5').toLowerCase();
}

/** Whether `got` is one of the names that a careful reader accepts. */
export function isSameName(got: string, accepted: readonly unknown[]): boolean {
  const name = fold(got);
  if (name === '') return false;
  return accepted.map(fold).some((other) => other !== '' && areAlike(name, other));
}

function areAlike(a: string, b: string): boolean {
  if (a === b || dice(a, b) >= ALIKE) return true;
  const [short, long] = lengthOf(a) <= lengthOf(b) ? [a, b] : [b, a];
  return long.includes(short) && lengthOf(short) >= INSIDE * lengthOf(long);
}

/** Dice's coefficient of the pairs of neighbouring characters. */
function dice(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  const total = sum(left) + sum(right);
  if (total === 0) return a === b ? 1 : 0;
  let common = 0;
  for (const [pair, count] of left) common += Math.min(count, right.get(pair) ?? 0);
  return (2 * common) / total;
}

function pairsOf(text: string): Map<string, number> {
  const characters = Array.from(text);
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < characters.length; i++) {
    const pair = `${characters[i]}${characters[i + 1]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
