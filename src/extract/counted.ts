import type { Lexicon } from '../rules/lexicon.ts';
import { isTotal, type NameClues } from './name_clues.ts';
import { flowOf, verbsOf } from './register.ts';
import { lastPredicate } from './stated_name.ts';

/**
 * Name of a thing counted before its noun: 建成20公里绿道 → 建成绿道; 引进A、B等30个项目 → 引进项目. What is said of it
 * stays: 帮助54家上市公司化解流动性风险 → 化解流动性风险上市公司.
 */
export function countedName(clues: NameClues, counted: string, predicate: string): string {
  const { phrase, register, joined, lexicon } = clues;
  // 48条经验举措全国|推广: where it is done belongs to the deed.
  const noun =
    predicate === '' ? counted : counted.replace(/(?<=.{2})(?:[在向]?全[国省市区](?:复制)?|给予|予以)$/, '');
  const deed = /^[市县区镇乡村]$/.test(noun) ? became(predicate) || said(predicate) : said(predicate);
  // 支持18个“两重”项目建设: behind a verb that helps, what is done stays behind.
  const helps =
    /^(?:支持|推动|推进|促进|帮助)/.test(phrase.name) &&
    /^(?:建设|改造|提升|整治|修复|治理|升级)$/.test(deed);
  const thing = helps ? noun + deed : withNoun(deed, noun);
  // 西十、康渝等4条高铁: members of what is counted.
  const isList = /.{2}等$/.test(phrase.name) && flowOf(phrase.name, lexicon) === '';
  const before = isList ? '' : lastPredicate(phrase.name, lexicon);
  const goesOn = joined && predicate === '' && !isTotal(clues);
  if (before === '' || (goesOn && /^[^、]{2,}等$/.test(before) && flowOf(before, lexicon) === ''))
    return (goesOn ? register.flow : '') + thing;
  const first = lexicon.startingAt(before, 0, before.length, 'flow')?.word ?? '';
  // 新建盘活, 解决和改善: all the verbs.
  const isVerbs = verbsOf(before, lexicon) === before;
  const flow = isVerbs ? (first === '' ? withoutManner(before, lexicon) : before) : first;
  if (flow === before)
    return LIGHT_VERB.test(withoutManner(flow, lexicon)) && predicate !== '' ? thing : flow + thing;
  if (flow !== '' && /等$|^.{1,6}$|、/.test(before.slice(flow.length))) return flow + thing;
  const trailing = lexicon.endingAt(before, before.length, 0, 'flow')?.word ?? '';
  if ((noun.length < 3 && before.length <= 12) || REACHES.test(before)) return before + thing;
  return trailing !== '' ? trailing + thing : thing;
}

/** 高水平打造 → 打造 */
function withoutManner(verbs: string, lexicon: Lexicon): string {
  const word = lexicon.startingAt(verbs, 0, verbs.length, 'new')?.word ?? '';
  return lexicon.valueOf(word, 'new') === 'manner' ? withoutManner(verbs.slice(word.length), lexicon) : verbs;
}

/** 10个村（社区）入选典型村, 7个县市入围百强县: what is named for what it became is not named twice. */
function withNoun(deed: string, noun: string): string {
  const [place = ''] = /^[省市县区镇乡村](?=$|[市区县（])/.exec(noun) ?? [];
  if (deed.endsWith(noun) || (place !== '' && deed.endsWith(place))) return deed;
  // 36条黑臭水体消除黑臭
  const isOverlap = noun.length > 2 && deed.endsWith(noun.slice(0, 2));
  return deed + (isOverlap ? noun.slice(2) : noun);
}

/** 朋友圈覆盖235个国家和地区: what reaches the things belongs to the name. */
const REACHES = /^.{2,20}(?:覆盖|辐射|通达|联通|连接|扩大至|扩大到|拓展至|拓展到)(?:全球|全国|世界|全省)?$/;

/** Verbs that only help the one that follows: 推动…开展, 帮助…化解. */
const LIGHT_VERB = /^(?:推动|推进|促进|支持|帮助|引导|组织|实现|确保|带动)$/;

const LONGEST_PREDICATE = 24;

export function said(predicate: string): string {
  // 提标改造8座污水厂|并投入运行: a second deed.
  if (/^并(?![网购表轨联])/.test(predicate)) return '';
  const verb = predicate
    .replace(/^中[，]?|^（[^）]*）|^按[^，。；]{2,8}标准|\[\d{1,2}\]$|(?<=.{2})我[市省区县]$/g, '')
    .replace(
      /^(?:任务|目标)?(?:即将|已|均|都|全部|全面|基本|顺利|正式|成功|率先|陆续|相继|先后|有序|加快|加紧|抓紧|正在|得到|了|并)*(?:(?:实现|进行)了?)?/,
      '',
    );
  // 妥善处置并加快续建: the first of two verbs.
  // 重组整合|成“5+2”架构
  const first = verb.replace(
    /(?<=.{2})并(?![网购表轨联]).*$|(?<=(?:整合|重组|合并))[成为].*$|(?<=(?:整治|治理|改造|建设))(?:初见|取得)[^，]*成效$/,
    '',
  );
  return first.length <= LONGEST_PREDICATE && !SAYS_NOTHING.test(first) ? first : '';
}

/** 14个市成为光网城市 */
const became = (predicate: string): string => /^成为(.{2,12}[市县区镇乡村])$/.exec(predicate)?.[1] ?? '';

/** What a predicate says that is no deed done to the things counted. */
const SAYS_NOTHING =
  /^(?:(?:超额|提前)?完成(?:年度|全年|年)?(?:计划|目标|任务|投资)+|完成|实施|推进|开展|拔地而起|崛起|涌现|旧貌换新颜)$|^取得[^，]{0,4}(?:成效|进展|突破|成果)$|^(?:不断|日益|更加|持续|稳步|明显)*(?:壮大|完善|提升|增强|优化|显现|扩大|提高|改善|升级)$|^(?:为|作为|打造成|建设成|成为|形成)|情况$|一批|一系列|^(?:实现)?覆盖(?:城乡|全[国省市区县])$|^.{0,4}(?:规模|作用|成效|效应|优势|地位|实力|活力)(?:持续|不断|日益|更加|逐步|进一步)*(?:显现|凸显|彰显|明显|显著|增强|提升|壮大)$/;

/** 98%的行政审批事项实现网上办理 → 行政审批事项网上办理比例 */
export function shareOfNoun(noun: string, predicate: string): string {
  return `${noun}${predicate.replace(/^(?:已|均|都|基本|全面|全部|将)*(?:实现了?|达到|能够|可以?)?/, '')}比例`;
}

/** 专项资金…，其中30%投向基础研究 → 基础研究占专项资金比重 */
export function spentName(noun: string, verb: string, { phrase, register: { subject } }: NameClues): string {
  if (phrase.name !== '') return `${phrase.name}${verb}${noun}比重`;
  return subject === '' ? `${noun}比例` : `${noun}占${subject}比重`;
}
