import type { Lexicon } from '../rules/lexicon.ts';
import type { Measure } from '../types.ts';
import { splitCoordination } from './coordination.ts';
import type { Phrase } from './phrase.ts';
import { flowOf, metricOf, type Register, stockOf } from './register.ts';

export interface NameClues {
  readonly phrase: Phrase;
  readonly register: Register;
  /** The phrase stands right behind the last fact, joined to it by 、 or 和. */
  readonly joined: boolean;
  /** The last fact stands in the same sentence. */
  readonly sameSentence: boolean;
  /** 累计, 总数 or the like stands between the name and the number. */
  readonly total: boolean;
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

/** The full name of a subject that stands before its number, with what it leaves out restored. */
export function subjectName(clues: NameClues): string {
  const { phrase, register, joined, sameSentence, unitClass, lexicon } = clues;
  if (phrase.isAddend && /[、及和]/.test(phrase.name)) return phrase.name.replace(/等$/, '');
  const name = carriedOut(
    withoutVerb(
      moving(clues, addend(flowInFront(lastPredicate(withoutExamples(phrase.name, clues), lexicon)))),
      lexicon,
    ),
  );
  if (name === '') return elided(clues);
  const ofTopic = topicName(name, clues);
  if (ofTopic !== '') return ofTopic;
  if (register.subject === '') return name;
  if (/^(?:约)?占/.test(name) && !/^占(?:地|道|用)/.test(name)) return register.subject + name;
  if (sameSentence && CASUALTIES.test(name) && /(?:事故|火灾|灾害)$/.test(register.subject))
    return register.subject + name;
  if (phrase.partOf && /^(?:城镇|农村|城市|乡村)$/.test(name))
    return name + register.last.replace(/^(?:全体|城乡)/, '');
  if (BENEFITS.test(name)) return register.subject + name + (HEADS[clues.unitText.slice(-1)] ?? '');
  if (lexicon.has(name, 'flow') && unitClass === register.unitClass)
    return name + (OF_WHAT_CAME.test(name) ? register.subject : stockOf(register.subject, lexicon));
  if (sameSentence && isListOfHeads(name, lexicon)) return stockOf(register.subject, lexicon) + name;
  const isWhole = phrase.geoScope === 'whole' && lexicon.valueOf(name, 'bare_head') === 'replaces';
  if (lexicon.has(name, 'bare_head') && !isWhole) return withHead(clues, name);
  const metric = metricOf(register.subject, lexicon);
  if (
    joined &&
    name.length <= 4 &&
    lexicon.has(name, 'metric') &&
    metric.length > 1 &&
    metric !== register.subject
  ) {
    return register.subject.slice(0, -metric.length) + name;
  }
  const shared = joined && !isTotal(clues) ? sharedModifier(name, register.subject) : '';
  if (shared !== '') return shared + name;
  if (phrase.partOf || (joined && register.inPart)) {
    return partOf(name, phrase.whole === '' ? register : { ...register, parent: phrase.whole }, clues);
  }
  if (
    joined &&
    register.flow !== '' &&
    !isTotal(clues) &&
    alike(unitClass, register.unitClass) &&
    flowOf(name, lexicon) === ''
  ) {
    return register.flow + name;
  }
  return inheritsMetric(name, clues) ? joinedTo(name, metricOf(register.subject, lexicon)) : name;
}

/** 城市轨道交通运营线路14条、运营里程580公里: what both begin with tells where what stands before the first ends. */
function sharedModifier(name: string, subject: string): string {
  if (/^(?:上年|当年|本年|年[末初]|历年)/.test(name)) return '';
  const at = subject.lastIndexOf(name.slice(0, 2));
  return name.length <= 6 && at >= 2 && at + 2 < subject.length ? subject.slice(0, at) : '';
}

/** 落地甲公司总部、乙公司总部等亿元以上项目 → 落地亿元以上项目: long members only name examples of the class. */
function withoutExamples(name: string, { unitClass, lexicon }: NameClues): string {
  if (unitClass !== 'classifier') return name;
  const parts = /^(.*)等([^等]{2,})$/.exec(name);
  const flow = flowOf(name, lexicon);
  if (!parts || KINDS.test(parts[2]!)) return name;
  return parts[1]!.length - flow.length > LONGEST_LIST_OF_KINDS ? flow + parts[2]! : name;
}

/** 养老、托育等服务机构 names kinds; longer lists name places and firms. */
const LONGEST_LIST_OF_KINDS = 6;
const KINDS = /^(?:领域|行业|产业|方面|类)/;

/** Nothing stands before the number: points are of the last rate, a total of the stock, anything else of the subject. */
function elided({ register, measure, unitClass, total, lexicon }: NameClues): string {
  if (
    (measure === 'change' && unitClass === 'points') ||
    (measure === 'share' && register.measure === 'share')
  )
    return register.last;
  return total && register.flow !== '' ? stockOf(register.subject, lexicon) : register.subject;
}

/** 文化系统共有博物馆 → 博物馆: whose it is stands before the verb. */
const POSSESSED = /^.{2,12}(?:共有|拥有(?!量)|设有|现有)(?=.{2})|^.{5,}(?:助力|带动|推动|支撑)(?=.{4})/;

/** 民营企业大走访解决企业诉求 → 解决企业诉求: by whom and how stands before the verb. */
const DOING = /^.{4,}?(?:共)?(?=(?:解决|发放|查处|化解|盘活|收回|拨付|实施)[^，]{4,}$)/;

/** 畜牧业实现产值 → 畜牧业产值 */
function withoutVerb(whole: string, lexicon: Lexicon): string {
  const name = placed(whole, lexicon).replace(POSSESSED, '').replace(DOING, '');
  const parts = /^(.{2,})(?:实现|完成)(.{2,})$/.exec(name);
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
  if (!/^在.{4,}/.test(name)) return name;
  for (let at = 3; at < name.length - 2; at++)
    if (PLACE.test(name[at - 1]!) && flowOf(name.slice(at), lexicon) !== '') return name.slice(at);
  return name;
}

/** 完成货物周转量 → 货物周转量 */
function carriedOut(name: string): string {
  return name
    .replace(/^非税$/, '非税收入')
    .replace(/^完成(?:年初|全?年度?)?(?:计划|目标|预算)?$/, '')
    .replace(/^(?:全年|共|累计)?完成(?=.{2,}(?:量|产值|增加值|总额|收入|支出|税收|利润|出口)$)/, '');
}

/** 计划安排教育支出增长16%: what grows is 教育支出; 降低首付比例至30%: what is lowered is 首付比例. */
function moving({ measure, isReached, isMoved }: NameClues, name: string): string {
  const lowered = isReached
    ? /^(?:实施|将|把)?(?:降低|提高|缩短|压缩|减少|提升|扩大|下调|上调|延长)(.{3,})$/.exec(name)
    : null;
  if (lowered) return lowered[1]!;
  if (measure === 'level') return isMoved ? name.replace(FROM, '') : name;
  if (measure !== 'growth' && measure !== 'change') return name;
  return name.replace(/^(?:计划)?(?:安排|完成|实现)(?=.{2})/, '');
}

/** 合作社由十年前的不足百家发展到…: from where it moved. */
const FROM = /(?<=.{2})(?:(?<![自理缘经事])由|从(?![业事军])).{2,16}$/;

/** 新增30家、累计500家: a total has no part in the flow before it. */
const isTotal = ({ total, phrase }: NameClues): boolean => total || phrase.isTotal;

/** Things counted and things measured go on in one list: 新建公园12个、绿道35公里. */
function alike(one: string, other: string): boolean {
  const counts = (unitClass: string) => unitClass === 'classifier' || unitClass === 'extent';
  return one === other || (counts(one) && counts(other));
}

/** 当年收入加上级补助: what is added in a balance has its own name. */
function addend(name: string): string {
  return (/(?:收入|支出|财力|预算数?)(?:加上(?!级)|加|减去?)(.{2,})$/.exec(name)?.[1] ?? name).replace(
    /(?<=.{2})等$/,
    '',
  );
}

/** 出台办法、建成公园: of predicates joined by 、 the last one has the number. */
function lastPredicate(name: string, lexicon: Lexicon): string {
  const at = name.lastIndexOf('、');
  if (at < 0) return name;
  const last = name.slice(at + 1);
  // 碳交易市场平稳运行十年、配额流转率: what went before is a predicate with its duration.
  if (/[\d一二三四五六七八九十]年$/.test(name.slice(0, at)) && metricOf(last, lexicon) !== '') return last;
  // 落地、总投资1370亿元: what was done, and then another figure of it.
  if (lexicon.has(name.slice(0, at), 'flow') && lexicon.has(last, 'bare_head')) return last;
  // 与全国同步实现现代化、人均地区生产总值: what went before is a predicate without a figure.
  if (
    lexicon.startingAt(last, 0, last.length, 'common_figure') &&
    longestIn(name.slice(0, at), lexicon.matcher('metric')).length < 2
  )
    return last;
  const own = lexicon.has(last, 'flow') ? last : flowOf(last, lexicon);
  const apart =
    own !== '' && !lexicon.startingAt(last, 0, last.length, 'protected') && flowOf(name, lexicon) !== own;
  return apart ? last : name;
}

const CASUALTIES = /^(?:死亡|受伤|死亡人数|受伤人数|直接经济损失)$/;

/** 新增债券33亿元，市本级留用9亿元: of what came in, and not of the stock. */
const OF_WHAT_CAME = /^(?:使用|留用|转贷|分配)$/;

/** 改造老旧小区1.84万个，惠及310万户: of whom the last fact is of use. */
const BENEFITS = /^(?:惠及|受益|覆盖|服务|带动)(?:群众|居民|人口)?$/;
const HEADS: Readonly<Record<string, string>> = { 户: '户数', 人: '人数', 名: '人数', 次: '人次' };

/** 预备费12亿元，支出0.4亿元，结余11.6亿元 */
const OF_A_SUM = /^(?:支出|结余|结转)$/;
const SUM = /(?:费|资金|基金|债券|贷款)$/;

/** 支出年初预算为5亿元，调整预算为6亿元: a stage of the budget without its account. */
const STAGE = /^(?:年初|调整)?预算(?:数)?$/;

/** 商事主体五年净增106万户 → 净增商事主体 */
function flowInFront(name: string): string {
  return name.replace(/^(.{2,}?)(净增加?|新增加?|新登记|新注册|新设立?)$/, '$2$1');
}

/** 调入一般公共预算: an account to which money goes is not the one that is spoken of. */
const TRANSFER = /(?:调入|调出|转入|补充)(?:到|至)?[^，]*/;

/** 收入 in a section on 政府性基金 is 政府性基金收入. */
function topicName(name: string, { phrase, register, sameSentence, topic, lexicon }: NameClues): string {
  if (STAGE.test(name) && /(?:收入|支出)$/.test(register.subject)) return register.subject + name;
  const generic = lexicon.valueOf(name, 'topic_generic');
  if (generic === undefined) return '';
  if (sameSentence && OF_A_SUM.test(name) && SUM.test(register.subject)) return register.subject + name;
  const fund = /^(.{2,}(?:基金|专户|保险))(?:总?收入|总?支出|.{0,4}结余|.{0,4}结转)$/.exec(
    register.subject,
  )?.[1];
  if (fund !== undefined && /^(?:收入|支出|.{0,4}结余|.{0,4}结转)(?:预算)?$/.test(generic))
    return fund + generic;
  const other =
    (sameSentence || phrase.partOf) && /^(?:收入|支出)$/.test(generic)
      ? /^(.{2,})(?:收入|支出)$/.exec(register.subject)
      : null;
  if (other) return other[1] + generic;
  const account = longestIn(register.subject.replace(TRANSFER, ''), lexicon.matcher('topic')) || topic;
  if (account === '') return sameSentence && OF_A_SUM.test(name) ? register.subject + name : '';
  return account + generic;
}

export function longestIn(text: string, expression: RegExp): string {
  let longest = '';
  for (const [word] of text.matchAll(expression)) if (word.length > longest.length) longest = word;
  return longest;
}

/** 总量达2.47万家 after 新增国家高新技术企业 is of 国家高新技术企业; 规模 after 出口 is 出口规模. */
function withHead({ phrase, register, sameSentence, lexicon }: NameClues, head: string): string {
  // 总面积2465平方公里，城区面积20平方公里
  if (phrase.ownLevel !== '' && register.subject.endsWith(head)) return phrase.ownLevel + head;
  if (lexicon.has(head, 'total')) {
    const rate = /(?<=.{2})(?:强度|占比|比重|增速|[比效]率)$/.exec(register.subject)?.[0] ?? '';
    return (
      stockOf(register.subject.slice(0, register.subject.length - rate.length), lexicon) + (rate && head)
    );
  }
  const metric = metricOf(register.subject, lexicon);
  if (/[额量数值]$/.test(head) && /.[额率量数值]$/.test(metric))
    return withoutMetric(register.subject, lexicon) + head;
  // 总签约金额 in a new sentence says enough by itself.
  if (!sameSentence && head.length >= 4) return head;
  // 应偿还债务本息198亿元，其中还本5亿元; 总投资3000亿元，年度投资300亿元: one head in the place of the other.
  const other = OF_DEBT.test(head)
    ? (OF_DEBT.exec(register.subject)?.[0] ?? '')
    : sharedHeadOf(register.subject, head, lexicon);
  if (other !== '' && other.length < register.subject.length)
    return register.subject.slice(0, -other.length) + head;
  if (lexicon.valueOf(head, 'bare_head') !== 'replaces')
    return (LIGHT_FLOW.test(register.flow) ? stockOf(register.subject, lexicon) : register.subject) + head;
  if (!sameSentence) return head;
  return withoutMetric(stockOf(register.subject, lexicon), lexicon) + head;
}

/** Verbs that say no more of a count than that it is dealt with. */
const LIGHT_FLOW = /^(?:实施|推进|推动|开展|谋划|谋划实施|安排|组织)$/;

const OF_DEBT = /(?:还本付息|到期本息|本息|本金|利息|还本|付息)$/;

/** 总投资 at the end of a subject, where the new head is another of the kind (年度投资); else ''. */
function sharedHeadOf(subject: string, head: string, lexicon: Lexicon): string {
  const own = lexicon.endingAt(subject, subject.length, 0, 'bare_head')?.word ?? '';
  const isOther = own.length > 2 && head.length > 2 && own !== head;
  return isOther && lexicon.valueOf(own, 'bare_head') !== 'replaces' ? own : '';
}

/** 数量、规模 of what the sentence told last; 投资、消费 say enough by themselves. */
export function isListOfHeads(name: string, lexicon: Lexicon): boolean {
  const heads = splitCoordination(name);
  return (
    heads.length > 1 && heads.every((head) => lexicon.has(head, 'bare_head') && !/投资|收入|资金/.test(head))
  );
}

function withoutMetric(name: string, lexicon: Lexicon): string {
  return name.slice(0, name.length - metricOf(name, lexicon).length);
}

/** 其中第一产业 of 地区生产总值; 其中公办学位 of 新增学位: the part borrows verb and metric of the whole. */
function partOf(name: string, { parent, subject, unitClass: told }: Register, clues: NameClues): string {
  const { measure, unitClass, lexicon } = clues;
  // 基金规模500亿元、赋能项目389个: a count is no part of a sum.
  if (measure === 'level' && unitClass === 'classifier' && told === 'amount') return name;
  const whole = parent === '' ? subject : parent;
  // 再融资债券49亿元（一般债券34亿元、专项债券15亿元）
  const issue = /^(.{2,})债[券务]$/.exec(whole)?.[1]?.replace(/(?:地方)?政府$/, '') ?? '';
  if (issue !== '' && /^(?:一般|专项)债[券务]$/.test(name)) return issue + name;
  const flow = flowOf(whole, lexicon);
  const ownMetric = metricOf(name, lexicon);
  const metric = metricOf(whole, lexicon);
  const stock = stockOf(whole, lexicon);
  const isAttribute = /[级类型性]$/.test(name) && !name.endsWith(stock);
  const full =
    ownMetric !== '' ? name : metric.length > 1 ? joinedTo(name, metric) : isAttribute ? name + stock : name;
  return flow !== '' && flowOf(full, lexicon) === '' ? flow + full : full;
}

/** 一般债务 + 债务限额 → 一般债务限额 */
function joinedTo(name: string, metric: string): string {
  const shared = name.slice(-2);
  return metric.startsWith(shared) && metric.length > 3 ? name + metric.slice(2) : name + metric;
}

/** 粮食播种面积13.81万亩；棉花7.11万亩: a name without a metric, in the same unit and sentence, has the metric before it. */
function inheritsMetric(name: string, clues: NameClues): boolean {
  const { register, measure, unitText, sameSentence, lexicon } = clues;
  if (!sameSentence || longestIn(name, lexicon.matcher('metric')).length > 1 || flowOf(name, lexicon) !== '')
    return false;
  if (metricOf(name, lexicon) !== '') return false;
  if (metricOf(register.subject, lexicon).length < 2) return false;
  return measure === 'growth' || (measure === 'level' && unitText === register.unitText);
}

/**
 * Name of a thing counted before its noun: 建成20公里绿道 → 建成绿道; 引进A、B等30个项目 → 引进项目. What is said of it
 * stays: 帮助54家上市公司化解流动性风险 → 化解流动性风险上市公司.
 */
export function countedName(clues: NameClues, noun: string, predicate: string): string {
  const { phrase, register, joined, lexicon } = clues;
  const deed = said(predicate);
  const thing = deed.endsWith(noun) ? deed : deed + noun;
  // 西十、康渝等4条高铁: members of what is counted.
  const isList = /、.*等$/.test(phrase.name) && flowOf(phrase.name, lexicon) === '';
  const before = isList ? '' : lastPredicate(phrase.name, lexicon);
  const goesOn = joined && predicate === '' && !isTotal(clues);
  if (before === '' || (goesOn && /^[^、]{2,}等$/.test(before) && flowOf(before, lexicon) === ''))
    return (goesOn ? register.flow : '') + thing;
  const flow = lexicon.startingAt(before, 0, before.length, 'flow')?.word ?? '';
  if (flow === before) return LIGHT_VERB.test(flow) && predicate !== '' ? thing : flow + thing;
  if (flow !== '' && /等$|^.{1,6}$|、/.test(before.slice(flow.length))) return flow + thing;
  const trailing = lexicon.endingAt(before, before.length, 0, 'flow')?.word ?? '';
  if ((noun.length < 3 && before.length <= 12) || REACHES.test(before)) return before + thing;
  return trailing !== '' ? trailing + thing : thing;
}

/** 朋友圈覆盖235个国家和地区: what reaches the things belongs to the name. */
const REACHES = /^.{2,14}(?:覆盖|辐射|通达|联通|连接|扩大至|扩大到|拓展至|拓展到)(?:全球|全国|世界|全省)?$/;

/** Verbs that only help the one that follows: 推动…开展, 帮助…化解. */
const LIGHT_VERB = /^(?:推动|推进|促进|支持|帮助|引导|组织|实现|确保|带动)$/;

const LONGEST_PREDICATE = 24;

export function said(predicate: string): string {
  const verb = predicate
    .replace(/^（[^）]*）/, '')
    .replace(
      /^(?:任务|目标)?(?:已|均|都|全部|全面|基本|顺利|正式|成功|率先|陆续|相继|先后|有序|加快|加紧|抓紧|正在|得到|了|并)*(?:(?:实现|进行)了?)?/,
      '',
    );
  // 妥善处置并加快续建: the first of two verbs.
  const first = verb.replace(/(?<=.{2})并(?![网购表轨联]).*$/, '');
  return first.length <= LONGEST_PREDICATE && !SAYS_NOTHING.test(first) ? first : '';
}

/** What a predicate says that is no deed done to the things counted. */
const SAYS_NOTHING = /^(?:完成|实施|推进|开展)$|^(?:为|作为|打造成|建设成|成为|形成)|情况$/;

/** 98%的行政审批事项实现网上办理 → 行政审批事项网上办理比例 */
export function shareOfNoun(noun: string, predicate: string): string {
  return `${noun}${predicate.replace(/^(?:已|均|都|基本|全面|全部|将)*(?:实现了?|达到|能够|可以?)?/, '')}比例`;
}

/** 专项资金…，其中30%投向基础研究 → 基础研究占专项资金比重 */
export function spentName(noun: string, verb: string, { phrase, register: { subject } }: NameClues): string {
  if (phrase.name !== '') return `${phrase.name}${verb}${noun}比重`;
  return subject === '' ? `${noun}比例` : `${noun}占${subject}比重`;
}
