import type { Lexicon } from '../rules/lexicon.ts';
import { longestIn } from './longest.ts';
import type { NameClues } from './name_clues.ts';
import { flowOf, metricOf, stockOf } from './register.ts';
import { subjectOf } from './topic_clause.ts';

/** The words of the phrase that name what the number is of, without examples, verbs and places around it. */
export function statedName(clues: NameClues): string {
  const { phrase, lexicon } = clues;
  const words = ofTold(
    clues,
    mainly(addend(flowInFront(lastPredicate(withoutExamples(phrase.name, clues), lexicon)))),
  );
  return carriedOut(withoutVerb(moving(clues, words), lexicon));
}

/** 汽车保有量20万辆。汽车保有量中个人汽车保有量18万辆: the whole that was told last is no part of the name. */
const ofTold = ({ register: { subject } }: NameClues, name: string): string =>
  subject !== '' && name.startsWith(`${subject}中`) && !name.startsWith('中位数', subject.length)
    ? name.slice(subject.length + 1) || name
    : name;

/** 落地甲公司总部、乙公司总部等亿元以上项目 → 落地亿元以上项目: long members only name examples of the class. */
function withoutExamples(name: string, { unitClass, lexicon }: NameClues): string {
  // 开办企业、登记财产等领域的审批环节
  const ofFields = /^.+、.+等(?:领域|方面|行业)(的)?(.{3,})$/.exec(name);
  if (ofFields && (ofFields[1] || unitClass === 'classifier')) return flowOf(name, lexicon) + ofFields[2]!;
  if (unitClass !== 'classifier') return name;
  const parts = /^(.*)等(?![级第候])([^等]{2,})$/.exec(name);
  // 高新区集聚银行、证券等项目
  const flow = flowOf(name, lexicon) || flowOf(name.slice(deedBehindPlace(name, lexicon)), lexicon);
  if (!parts || KINDS.test(parts[2]!)) return name;
  // 引进菜鸟网络等总部企业
  if (flow !== '' && !parts[1]!.includes('、')) return flow + parts[2]!;
  return parts[1]!.length - flow.length > LONGEST_LIST_OF_KINDS ? flow + parts[2]! : name;
}

/** 养老、托育等服务机构 names kinds; longer lists name places and firms. */
const LONGEST_LIST_OF_KINDS = 6;
const KINDS = /^(?:领域|行业|产业|方面|类)/;

/** 出台办法、建成公园: of predicates joined by 、 the last one has the number. */
export function lastPredicate(name: string, lexicon: Lexicon): string {
  const at = name.lastIndexOf('、');
  if (at < 0) return name;
  const last = name.slice(at + 1);
  // 改造开工量、完工量: two measures of one thing.
  if (/^.{2}[量率数额]$/.test(last) && name[at - 1] === last.at(-1)) return name;
  // 碳交易市场平稳运行十年、配额流转率: what went before is a predicate with its duration.
  if (/[\d一二三四五六七八九十]年$/.test(name.slice(0, at)) && metricOf(last, lexicon) !== '') return last;
  // 县级有集配中心、乡镇有集配站点、村级集配网点覆盖率: what there is went before.
  if (
    /有(?![效机色线限])[^、]{2,}$|全覆盖$/.test(name.slice(0, at)) &&
    metricOf(last, lexicon) !== '' &&
    !/有/.test(last)
  )
    return last;
  // 落地、总投资1370亿元: what was done, and then another figure of it.
  if (lexicon.has(name.slice(0, at), 'flow') && lexicon.has(last, 'bare_head')) return last;
  // 参与对外开放试点、金额: what is said of the things counted before, and then a figure of theirs.
  if (
    at >= SHORTEST_PREDICATE &&
    lexicon.valueOf(last, 'bare_head') === '' &&
    metricOf(name.slice(0, at), lexicon) === ''
  )
    return hostIn(name.slice(0, at), lexicon) + last;
  // 与全国同步实现现代化、人均地区生产总值: what went before is a predicate without a figure.
  if (
    lexicon.startingAt(last, 0, last.length, 'common_figure') &&
    longestIn(name.slice(0, at), lexicon.matcher('metric')).length < 2
  )
    return last;
  // 实施创新发展、重组整合、清理退出项目: all of them are carried out.
  if (/^(?:实施|推进|开展|启动)/.test(name) && /(?:项目|工程|任务|行动)$/.test(last)) return name;
  const own = lexicon.has(last, 'flow') ? last : flowOf(last, lexicon);
  // 新建、修复污水管网: two verbs of one object.
  if (own !== '' && own !== last && lexicon.has(name.slice(0, at), 'flow') && metricOf(last, lexicon) === '')
    return name;
  const apart =
    own !== '' && !lexicon.startingAt(last, 0, last.length, 'protected') && flowOf(name, lexicon) !== own;
  return apart ? last : name;
}

const SHORTEST_PREDICATE = 5;

/** 首创|“园区贷”, 代表建议|全部办复: what a predicate makes or tells of; '' where it tells of what was counted before. */
function hostIn(predicate: string, lexicon: Lexicon): string {
  if (MAKES.test(predicate)) return stockOf(predicate, lexicon);
  const subject = subjectOf(predicate, lexicon);
  return /^[两\d]/.test(subject) ? '' : subject;
}
const MAKES = /^(?:首创|推出|新推出|发行|设立|成立|上线|打造|建成)/;

/** 商事主体五年净增106万户 → 净增商事主体 */
function flowInFront(name: string): string {
  return name.replace(
    /^(.{2,}?)(?:[两三四五2-5]年来?|累计)?(净增加?|新增加?|新登记|新注册|新设立?|新开工|基本建成|建成|竣工)$/,
    '$2$1',
  );
}

/** 当年收入加上级补助: what is added in a balance has its own name. */
function addend(name: string): string {
  return (
    /(?:收入|支出|财力|预算数?|总量|总计)(?:加上(?!级)|加|减去?)(.{2,})$/.exec(name)?.[1] ?? name
  ).replace(/(?<=.{2})等$/, '');
}

/** 第一次预算调整主要为新增债券额度 → 新增债券额度 */
const mainly = (name: string): string =>
  /^.{2,}?(?:主要(?:原因)?|原因)(?:为|是)(.{4,})$/.exec(name)?.[1] ?? name;

/** 计划安排教育支出增长16%: what grows is 教育支出; 降低首付比例至30%: what is lowered is 首付比例. */
function moving({ measure, isReached, isMoved }: NameClues, name: string): string {
  const lowered = isReached
    ? /^(?:实施|将|把)?(?:降低|提高|缩短|压缩|减少|提升|扩大|下调|上调|延长)(.{3,})$/.exec(name)
    : RAISED.exec(name);
  if (lowered) return lowered[1]!;
  if (measure === 'level')
    return (isMoved ? name.replace(FROM, '') : name).replace(isReached ? MERGED : /$^/, '');
  if (measure !== 'growth' && measure !== 'change') return name;
  return name
    .replace(/^(?:计划)?(?:安排|完成|实现)(?=.{2})|^(?:拉动|带动|推动)(?:全[市省区县州])(?=.{2})/, '')
    .replace(SPEED, '');
}

/** 持续提升污水集中收集率并稳定保持在85%以上: what is raised. */
const RAISED = /^(?:持续|不断|稳步)?(?:提高|提升|降低)([^，；、]{3,}?[率度])并?$/;

/** 省属企业整合至19户 */
const MERGED = /(?<=.{3})(?:整合|归并|撤并|压减|缩减|精简)$/;

/** 地区生产总值增速目标设定为年均增长5.5% */
const SPEED = /(?<=.{4})(?:预期)?(?:增速|增长速度)(?:目标)?$/;

/** 合作社由十年前的不足百家发展到…: from where it moved. */
const FROM = /(?<=.{2})(?:(?<![自理缘经事])由|从(?![业事军])).{2,16}$/;

/** 文化系统共有博物馆 → 博物馆: whose it is stands before the verb. */
const POSSESSED = /^(?!每).{2,12}(?:共有|拥有(?!量)|设有|现有)(?=.{2})|^.{5,}(?:助力|带动|推动|支撑)(?=.{4})/;

/** 卫生机构拥有床位 → 卫生机构床位: two characters say too little without whose they are. */
const HOLDS = /^((?!每).{2,12})(?:拥有|设有)(\p{Script=Han}{2})$/u;

/** 民营企业大走访解决企业诉求 → 解决企业诉求: by whom and how stands before the verb. */
const DOING = /^.{4,}?(?:共)?(?=(?:解决|举办|发放|查处|化解|盘活|收回|拨付|实施|落实)[^，]{4,}$)/;

/** 畜牧业实现产值 → 畜牧业产值 */
function withoutVerb(whole: string, lexicon: Lexicon): string {
  const name = placed(whole, lexicon).replace(HOLDS, '$1$2').replace(POSSESSED, '').replace(DOING, '');
  const parts = /^(.{2,}?)(?:预计)?(?:实现|完成)(.{2,})$/.exec(name);
  return parts &&
    !lexicon.has(parts[1]!, 'new') &&
    !lexicon.has(parts[1]!, 'adverb') &&
    metricOf(parts[2]!, lexicon).length > 1
    ? parts[1]! + parts[2]!
    : name;
}

const PLACE = /[省市县区镇乡村园城路街带处场中里上校地]/;

/** 在县城区新安装交通信号灯 → 新安装交通信号灯: where it was done stands before the verb. */
function placed(name: string, lexicon: Lexicon): string {
  const abroad = /^(?:境|海|国|省|市)外/.exec(name)?.[0] ?? '';
  if (abroad !== '' && flowOf(name.slice(2), lexicon) !== '') return name.slice(2);
  return /^在.{4,}/.test(name) ? name.slice(deedBehindPlace(name, lexicon)) : name;
}

/** Where a verb of flow begins right behind a place; 0 where there is none. */
function deedBehindPlace(name: string, lexicon: Lexicon): number {
  for (let at = 3; at < name.length - 2; at++)
    if (PLACE.test(name[at - 1]!) && flowOf(name.slice(at), lexicon) !== '') return at;
  return 0;
}

/** 完成货物周转量 → 货物周转量 */
function carriedOut(name: string): string {
  return name
    .replace(/^非税$/, '非税收入')
    .replace(/^一般公共(?=收入|支出)/, '一般公共预算')
    .replace(
      /^(?:上级补助|补助下级|上解上级|调入|调出)[^，]*?等(?:资金)?(?=(?:收入|支出)(?:总量|总计|合计)$)/,
      '',
    )
    .replace(/^调整后的?(?=(?:收入|支出)预算)/, '')
    .replace(/^完成(?:年初|全?年度?)?(?:计划|目标|预算)?$/, '')
    .replace(
      /^(?:提前|超额|圆满|全面)*(?:完成|实现)了?“?[一二三四五六七八九十]{2,3}”?(?:规划|时期|期间)*$/,
      '',
    )
    .replace(/^(?:全年|共|累计|实际)?完成(?=.{2,}(?:量|产值|增加值|总额|收入|支出|税收|利润|出口)$)/, '');
}
