import type { Lexicon } from '../rules/lexicon.ts';
import type { Measure } from '../types.ts';
import type { Phrase } from './phrase.ts';
import type { Register } from './register.ts';

/** All that a name is made of: the words before the number, and what was told before them. */
export interface NameClues {
  readonly phrase: Phrase;
  readonly register: Register;
  /** The phrase stands right behind the last fact, joined to it by 、 or 和. */
  readonly joined: boolean;
  /** The last fact stands in the same clause, or in the list that it opens. */
  readonly adjoins: boolean;
  /** The last fact stands in the same sentence. */
  readonly sameSentence: boolean;
  /** 累计, 总数 or the like stands between the name and the number. */
  readonly total: boolean;
  /** The names of the facts right before, of which the number is the sum (…，合计682亿元); empty where it is none. */
  readonly addends: readonly string[];
  readonly measure: Measure;
  /** 至 or 到 stands right before the number. */
  readonly isReached: boolean;
  /** A verb of movement to a value (提高到, 发展到) stands before the number. */
  readonly isMoved: boolean;
  readonly unitClass: string;
  readonly unitText: string;
  /** The account or subject that the section or the paragraph's first words announce (一般公共预算). */
  readonly topic: string;
  readonly lexicon: Lexicon;
}

/** 新增30家、累计500家: a total has no part in the flow before it. */
export const isTotal = ({ total, phrase }: NameClues): boolean => total || phrase.isTotal;
