/**
 * The fewest of `items` that make `holds` true, found by halving (QuickXplain): about 2·k·log2(n) questions for k of n.
 * `holds` is true of all and false of none of them. Where it is not monotone the answer is still true of `holds`, but
 * perhaps not the fewest.
 */
export function minimalSet<Item>(
  items: readonly Item[],
  holds: (items: readonly Item[]) => boolean,
): readonly Item[] {
  const search = (given: readonly Item[], isNew: boolean, rest: readonly Item[]): readonly Item[] => {
    if (isNew && holds(given)) return [];
    if (rest.length <= 1) return rest;
    const middle = rest.length >> 1;
    const [left, right] = [rest.slice(0, middle), rest.slice(middle)];
    const fromRight = search([...given, ...left], true, right);
    const fromLeft = search([...given, ...fromRight], fromRight.length > 0, left);
    return [...fromLeft, ...fromRight];
  };
  const found = search([], false, items);
  return holds(found) ? found : items;
}
