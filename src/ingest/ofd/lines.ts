import type { RawCharacter } from './glyph.ts';

/** Characters in lines, from the top of the page down, from left to right. */
export function linesOf(glyphs: readonly RawCharacter[]): string[] {
  const lines: { baseline: number; glyphs: RawCharacter[] }[] = [];
  for (const glyph of [...glyphs].sort((a, b) => a.y - b.y)) {
    const last = lines.at(-1);
    if (last && glyph.y - last.baseline < glyph.size / 3) last.glyphs.push(glyph);
    else lines.push({ baseline: glyph.y, glyphs: [glyph] });
  }
  return lines.map((line) =>
    line.glyphs
      .sort((a, b) => a.left - b.left)
      .map(({ code }) => String.fromCodePoint(code))
      .join(''),
  );
}
