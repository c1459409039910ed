type Rank = (a: string, b: string) => number;

/** By code unit, the same in every locale. */
export const byCodeUnit: Rank = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The items in the order of their keys, compared part by part. */
export function sortBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => readonly (string | number)[],
): Item[] {
  return items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ item }) => item);
}

function compareKeys(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (let i = 0; i < a.length; i++) {
    const left = a[i]!;
    const right = b[i]!;
    const order =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : byCodeUnit(`${left}`, `${right}`);
    if (order !== 0) return order;
  }
  return 0;
}

/** The items that share a key, in the order in which each key stood first. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
