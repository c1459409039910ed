/**
 * The steps between the characters of a TextCode: `3 5.6 2.8`, where `g 3 5.6` stands for 5.6 three times. Not more than
 * `most` are given, whatever a repetition says.
 */
export function deltasOf(list: string, most: number): number[] {
  const parts = list.trim().split(/[\s,]+/);
  const deltas: number[] = [];
  for (let i = 0; i < parts.length && deltas.length < most; i++) {
    if (parts[i] === 'g') {
      const times = Math.min(Number(parts[i + 1]) || 0, most - deltas.length);
      for (let n = 0; n < times; n++) deltas.push(Number(parts[i + 2]));
      i += 2;
    } else if (parts[i] !== '') deltas.push(Number(parts[i]));
  }
  return deltas.map((delta) => (Number.isFinite(delta) ? delta : 0));
}
