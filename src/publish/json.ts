/** An array with one row a line, so that a line tool can compare two versions. */
export function renderRows(rows: readonly object[]): string {
  return rows.length === 0 ? '[]\n' : `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}

export function renderJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
