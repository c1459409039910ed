/** Number of the page, from 1, on which `offset` stands; empty where the form has no pages. */
export function pageAt(pageStarts: readonly number[], offset: number): string {
  let low = 0;
  let high = pageStarts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pageStarts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? '' : String(low);
}
