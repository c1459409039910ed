/** Where the clause that ends at `at` begins: behind punctuation, or `floor`. A bracketed remark is stepped over. */
export function clauseStart(text: string, at: number, floor: number): number {
  for (let i = at - 1; i >= floor; i--) {
    const character = text[i]!;
    if (character === '）') {
      const open = text.lastIndexOf('（', i);
      if (open >= floor) i = open;
    } else if ('，。；：！？（\n'.includes(character)) return i + 1;
  }
  return floor;
}

export function sentenceStart(text: string, at: number): number {
  for (let i = at - 1; i >= 0; i--) if ('。！？\n'.includes(text[i]!)) return i + 1;
  return 0;
}

/** Where the clause that holds `from` ends: at punctuation, or `limit`. */
export function clauseEnd(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && !'，。；：！？\n、'.includes(text[at]!)) at++;
  return at;
}

/** 增长（同口径）5%: a remark in brackets right before the number is stepped over. */
export function beforeBrackets(text: string, at: number, floor: number): number {
  const open = text[at - 1] === '）' ? text.lastIndexOf('（', at) : -1;
  return open > floor ? open : at;
}
