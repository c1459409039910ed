/** No name reaches further back than this; it bounds the work on text without punctuation. */
const CLAUSE_REACH = 240;
const SENTENCE_REACH = 1200;

/** Where the clause that ends at `at` begins: behind punctuation, or `floor`. A bracketed remark is stepped over. */
export function clauseStart(text: string, at: number, floor: number): number {
  const reach = Math.max(floor, at - CLAUSE_REACH);
  for (let i = at - 1; i >= reach; i--) {
    const character = text[i]!;
    if (character === '）') {
      const open = text.slice(reach, i).lastIndexOf('（');
      if (open >= 0) i = reach + open;
    } else if ('，。；：！？（\n'.includes(character)) return i + 1;
  }
  return reach;
}

export function sentenceStart(text: string, at: number): number {
  const reach = Math.max(0, at - SENTENCE_REACH);
  for (let i = at - 1; i >= reach; i--) if ('。！？\n'.includes(text[i]!)) return i + 1;
  return reach;
}

/** 分级次看：市本级债务限额636亿元: the words before `at` split what was told. */
export const opensSplit = (text: string, at: number): boolean =>
  OPENS_SPLIT.test(text.slice(Math.max(0, at - 16), at));

const OPENS_SPLIT = /(?:分|按|从)[^，。；：\d]{1,10}(?:看|划分|情况)[，：]$/;

/** Where the clause that holds `from` ends: at punctuation, or `limit`. */
export function clauseEnd(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && !'，。；：！？\n、'.includes(text[at]!)) at++;
  return at;
}

/** Where the bracket opens that `at` stands in, or -1. */
export function bracketAround(text: string, at: number): number {
  let closed = 0;
  for (let i = at - 1; i >= Math.max(0, at - CLAUSE_REACH); i--) {
    if (text[i] === '）') closed++;
    else if (text[i] === '（' && closed-- === 0) return i;
  }
  return -1;
}

/** 增长（同口径）5%: a remark in brackets right before the number is stepped over. */
export function beforeBrackets(text: string, at: number, floor: number): number {
  if (text[at - 1] !== '）') return at;
  const open = text.slice(floor, at).lastIndexOf('（');
  // 县（市、区） is one word.
  const isWord = /^（[市区县、]{1,5}）$/.test(text.slice(floor + open, at));
  return open > 0 && !isWord ? floor + open : at;
}
