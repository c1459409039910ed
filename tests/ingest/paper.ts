/** A report as a person sets it: a paragraph a line, the cells of a table parted by tabs, leaders in its contents. */
export interface Passage {
  readonly kind: 'paragraph' | 'table';
  readonly lines: readonly string[];
}

const CONTENTS_ENTRY = /^第[一二三四五六七八九十]+[章节].*\t\d{1,3}$/;

export function passagesOf(text: string): Passage[] {
  const passages: { kind: Passage['kind']; lines: string[] }[] = [];
  for (const line of text.split(/[\n\f]/)) {
    if (line.trim() === '' && passages.at(-1)?.kind === 'table') continue;
    const isRow = line.includes('\t') && !CONTENTS_ENTRY.test(line.trim());
    const last = passages.at(-1);
    if (isRow && last?.kind === 'table') last.lines.push(line);
    else if (isRow) passages.push({ kind: 'table', lines: [line] });
    else passages.push({ kind: 'paragraph', lines: [line.replace(/\t(?=\d{1,3}$)/, '…………')] });
  }
  return passages;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const htmlOf = (text: string): string =>
  passagesOf(text)
    .map(({ kind, lines }) =>
      kind === 'paragraph' ? `<p>${escaped(lines[0]!)}</p>` : `<table>${lines.map(rowOf).join('')}</table>`,
    )
    .join('\n');

const rowOf = (line: string): string =>
  `<tr>${line
    .split('\t')
    .map((cell) => `<td>${escaped(cell)}</td>`)
    .join('')}</tr>`;
