import type { Lexicon } from '../rules/lexicon.ts';
import type { Basis, GeoScope, Measure, Status } from '../types.ts';
import type { Whose } from './whose.ts';

/** What later numbers of a paragraph may refer back to. Immutable: each fact leaves a new one. */
export interface Register {
  /** The subject in force, with its flow verb: 新建公园. */
  readonly subject: string;
  /** The name of the last fact, which may be a share or a combination. */
  readonly last: string;
  /** The flow verb at the head of the subject, or ''. */
  readonly flow: string;
  /** Names of the level facts of the sentence so far, in order: 分别增长 may refer to the last of them. */
  readonly recent: readonly string[];
  /** Names of the last group of numbers: 从A、B增加到C、D gives C and D the names of A and B. */
  readonly group: readonly string[];
  /** Names of the last facts of the sentence, each once in a row: 均提高1个百分点 is of the last two. */
  readonly told: readonly string[];
  /** The subject a 其中 refers to. */
  readonly parent: string;
  /** What the sentence splits in one way or another (分性质看，…；分级次看，…), or ''. */
  readonly split: string;
  /** The last fact names a part (其中), and what is joined to it does too. */
  readonly inPart: boolean;
  /** 市级 or the like, whose figure the last fact is. */
  readonly area: string;
  readonly geoScope: GeoScope;
  /** Whose figure the last fact is that names no part (其中：市本级…，县区…): a new sentence goes on from there. */
  readonly whole: Whose;
  /** When the last fact holds. */
  readonly when: { readonly period: string; readonly status: Status; readonly basis: Basis };
  /** The years of the last growth of the paragraph, if it was told over several; or ''. */
  readonly grown: string;
  readonly measure: Measure | '';
  /** A verb said that the last figure fell. */
  readonly falls: boolean;
  readonly unitClass: string;
  readonly unitText: string;
  /** Where the last fact ends in the reading text. */
  readonly end: number;
}

export const EMPTY: Register = {
  subject: '',
  last: '',
  flow: '',
  recent: [],
  group: [],
  told: [],
  parent: '',
  split: '',
  inPart: false,
  area: '',
  geoScope: 'unstated',
  whole: { area: '', geoScope: 'unstated' },
  when: { period: '', status: 'actual', basis: '' },
  grown: '',
  measure: '',
  falls: false,
  unitClass: '',
  unitText: '',
  end: 0,
};

/** The flow verb with which a name begins, if a name is left without it. */
export function flowOf(name: string, lexicon: Lexicon): string {
  let length = 0;
  // 新 and 高标准 belong to a flow verb behind them (新建), not to the noun (建成高标准农田).
  let verbs = 0;
  for (;;) {
    const word = lexicon.startingAt(name, length, name.length);
    const isVerb = word?.classes.has('flow') ?? false;
    if (!word || !(isVerb || word.classes.has('new'))) break;
    if (word.classes.has('metric') || length + word.word.length >= name.length - (length > 0 ? 1 : 0)) break;
    // 完成|整治提升类项目: a kind of things.
    if (length > 0 && /^[类型]/.test(name.slice(length + word.word.length))) break;
    length += word.word.length;
    if (isVerb) verbs = length;
    // 新开工和筹集保障性住房
    const joint = isVerb ? (/^(?:和|或|、)/.exec(name.slice(length, length + 1))?.[0].length ?? 0) : 0;
    if (joint > 0 && lexicon.startingAt(name, length + joint, name.length)?.classes.has('flow'))
      length += joint;
  }
  return name.slice(0, verbs);
}

/** The verbs with which a name begins, also where nothing follows them: 新建盘活. */
export const verbsOf = (name: string, lexicon: Lexicon): string =>
  flowOf(name + ANYTHING, lexicon).slice(0, name.length);
const ANYTHING = '事物';

/** 新建公园 → 公园 */
export function stockOf(name: string, lexicon: Lexicon): string {
  return name.slice(flowOf(name, lexicon).length);
}

/** The metric with which a name ends, or '': 粮食播种面积 → 播种面积. */
export function metricOf(name: string, lexicon: Lexicon): string {
  return lexicon.endingAt(name, name.length, 0, 'metric')?.word ?? '';
}

/** 工业投资占固定资产投资比重 → 工业投资: what has the share. */
export const partOfShare = (name: string): string => name.replace(/(?:占(?![地用道])[^占]*)?比重$|占比$/, '');
