/** What a share's name says: 战略性新兴产业增加值占地区生产总值比重 is a part and the whole it is a part of. */
export interface ShareName {
  readonly part: string;
  readonly whole: string;
}

const HEADS = ['的比重', '的比例', '的份额', '比重', '比例', '份额', '比'];

/** undefined for a name that does not say of what: 空气优良天数比例, 制造业占比. */
export function splitShare(name: string): ShareName | undefined {
  const at = name.lastIndexOf('占');
  const head = HEADS.find((word) => name.endsWith(word));
  if (at < 1 || !head) return undefined;
  const whole = name.slice(at + 1, -head.length);
  return whole === '' ? undefined : { part: name.slice(0, at), whole };
}
