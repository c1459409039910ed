import type { Lexicon } from '../rules/lexicon.ts';
import { leading } from './group.ts';
import type { GroupReading } from './group_reading.ts';
import { sentenceStart } from './punctuation.ts';

/** 统筹资金, 安排专项资金, 拨付: words that say no more of a sum than that it is one. */
const MERE_SUM =
  /^(?:共|累计)?(?:多渠道|多方)?(?:(?:[市省县区州]级?)?财政)?(?:统筹|安排|筹措|筹集|下达|拨付|投入|拿出|落实|争取|整合|兑现)*(?:各类|专项|补助|奖补|财政|上级)*(?:资金|经费)?$/;

/** 投资, 投入, 总投资: money spent on what is told behind. */
const MERE_SPENDING = /^(?:总|累计|共|计划|预计|完成)*(?:投资|投入)$/;

/** ，实施了…工程; ，新建公路20公里: what was done with the money. */
const DEED =
  /^，?(?:先后|共|集中|全面|全力|重点|高标准)*(?:实施|完成|新建|建成|建设|改造|修建|扩建|改扩建|续建|启动|硬化|修复|治理|改善|购置|推进|开展|打造|办好|抓好|用于|开工建设)了?([^，。；（）]{3,40})/;
const MEASURED =
  /(?:近|超过?|约|逾)?\d[\d.]*[万亿]?(?:平方米|平方公里|公里|千米|延米|米|万亩|亩|公顷|个|项|件|条|座|处|所|户|套|台|吨|栋|家|口|眼|辆|间|盏|株)(?:的)?/g;

/** A sum that its own words do not name is named by what it is for: 安排资金5亿元，支持学前教育 → 学前教育资金; else ''. */
export function fundName({
  paragraph,
  register,
  group,
  clause,
  choice,
  phrase,
  joined,
}: GroupReading): string {
  const isSum =
    leading(group).unit?.unitClass === 'amount' && choice.pattern.source.gives.measure === 'level';
  const verb = choice.fit.tokens.find(({ lexeme }) => lexeme && MERE_SUM.test(lexeme.word))?.lexeme?.word;
  const words = phrase.name || (verb ?? '') || stated(paragraph.text.slice(clause.start, choice.fit.start));
  // 政策资金16亿元，其中12亿元用于设备更新: a part of a fund.
  const isPart =
    words === '' && (phrase.partOf || register.inPart) && /资金$/.test(register.parent || register.subject);
  if (!isSum || group.length > 1 || (words === '' && !isPart)) return '';
  // 引进项目22个、总投资143亿元，建成…: the investment in what was counted.
  const spending =
    MERE_SPENDING.test(words) && !joined ? spendingOn(paragraph.text, group[0]!.span.end, words) : '';
  if (spending !== '') return spending;
  if (!MERE_SUM.test(words)) return '';
  const behind = paragraph.text
    .slice(group[0]!.span.end, group[0]!.span.end + LONGEST_PURPOSE)
    .replace(/^（[^（）]*）/, '');
  const { lexicon } = paragraph.rules;
  const stands = purposeOf(behind, lexicon) || (isPart ? '' : topicOf(paragraph.text, clause.start, lexicon));
  const purpose = withoutCounts(stands).replace(BETTERED, '');
  if (purpose === '') return '';
  // 农村厕所革命、村容村貌整治等美丽乡村建设: the class, not its members.
  const thing = /等((?!项目|工程|领域|方面|基础设施)[^、]{4,})$/.exec(purpose)?.[1] ?? purpose;
  return /(?:资金|支出|投入|经费)$/.test(thing) ? thing : `${thing}${KIND.exec(phrase.name)?.[0] ?? '资金'}`;
}

/** ，支持养老体系建设; 用于学前教育; ，着力提升医疗服务能力: what a sum is for, right behind it; else ''. */
function purposeOf(behind: string, lexicon: Lexicon): string {
  let at = OPENING.exec(behind)![0].length;
  let verbs = 0;
  for (;;) {
    const word = lexicon.startingAt(behind, at, behind.length, 'purpose', 'discourse', 'adverb');
    if (!word) break;
    const help = word.classes.get('purpose');
    if (verbs > 0 && help !== 'helps') break;
    if (help !== undefined && help !== 'only') verbs++;
    at += word.word.length;
  }
  const thing = verbs === 0 ? undefined : /^[^，。；（）]{2,36}/.exec(behind.slice(at))?.[0];
  return thing === undefined || REACHED.test(thing) ? '' : thing.replace(STANDARD, '');
}

/** 支持就业创业。统筹资金7亿元，…: what the short sentence right before says that it is for; else ''. */
function topicOf(text: string, at: number, lexicon: Lexicon): string {
  const sentence = sentenceStart(text, at);
  if (at > sentence) return '';
  const topic = text.slice(Math.max(0, sentenceStart(text, sentence - 1)), sentence);
  return topic.length <= LONGEST_TOPIC && topic.endsWith('。') && !/\d/.test(topic)
    ? purposeOf(topic.replace(/^.*，|^[一二三四五六七八九十]是/, ''), lexicon)
    : '';
}

const LONGEST_TOPIC = 24;

const OPENING = /^，?(?:坚持[^，。；]{2,12}，)?/;

/** 提高到5亿元, 提升3.5%: no purpose, but what the sum came to. */
const REACHED = /^(?:[到至]|\d)/;

/** 提高养老金补贴标准; 提高公共卫生服务补助从每人84元至89元; 做好救助保障工作 */
const STANDARD = /(?:财政)?(?:标准|水平|工作|力度)$|[从由]每.*$/;

/** 统筹3.75亿元推动…: the bare verb, that is no name. */
const stated = (clause: string): string =>
  /(?:统筹|安排|筹措|筹集|投入|拿出|落实|争取|整合|拨付|下达)$/.exec(clause)?.[0] ?? '';

/** 按每孩每年3600元的标准，发放育儿补贴 → 育儿补贴标准: the benefit paid by a rate that has no name of its own; else ''. */
export function rateOfBenefit({ paragraph: { text }, group }: GroupReading): string {
  const before = text.slice(Math.max(0, group[0]!.span.start - LONGEST_RATE), group[0]!.span.start);
  const behind = text.slice(group.at(-1)!.span.end, group.at(-1)!.span.end + LONGEST_PURPOSE);
  if (!/按(?:照)?每[^，。；\d按]{1,8}$/.test(before) || !/^的?标准/.test(behind)) return '';
  const paid = /^的?标准[^。；]{0,16}?(?:发放|给予|补助)([\p{Script=Han}“”]{2,10}?)(?=[，。；、]|$)/u.exec(
    behind,
  )?.[1];
  const policy =
    /([^，。；、]{2,10}?(?:补贴|补助|津贴|待遇|低保金))(?:政策|制度)?，按(?:照)?每[^，。；]*$/.exec(
      before,
    )?.[1];
  const benefit = paid ?? policy?.replace(/^(?:全面|继续|落实|实施|发放|执行)+/, '');
  return benefit === undefined ? '' : `${benefit}标准`;
}
const LONGEST_RATE = 32;

/** 总投资410亿元的化工项目, 总投资2万亿元的389个重点项目 → 重点项目总投资: the size of what stands behind 的; else ''. */
export function sizeOf({ paragraph, group, phrase }: GroupReading): string {
  const head = SIZE.exec(phrase.name)?.[0] ?? '';
  if (head === '' || group.length > 1 || leading(group).unit?.unitClass !== 'amount') return '';
  const at = group[0]!.span.end;
  const thing = SIZED.exec(paragraph.text.slice(at, at + LONGEST_PURPOSE))?.[1] ?? '';
  return thing === '' ? '' : thing + head;
}

const SIZE = /(?:总投资额?|投资额|总规模|首期规模|规模|合同额|投资|概算)$/;
const SIZED =
  /^的(?:\d+多?余?[个家项座条]|[一二三四五六七八九十]{1,2}[个家项座条])?([^，。；（）、\d]{2,20}?(?:(?:项目|工程|基金|基地|园区|中心|厂|公路|铁路|机场|电站)(?!资|投|组|城)|(?=(?:全面|正式|顺利|相继|成功|建成)*(?:开工|投产|落地|签约|竣工|投运|投用|封顶|落户|开业|试产))))/;

/** 投资7亿元，实施了供水管网改造工程 → 供水管网改造工程投资 */
function spendingOn(text: string, at: number, word: string): string {
  const deed =
    DEED.exec(text.slice(at, at + LONGEST_PURPOSE))?.[1]
      ?.replace(MEASURED, '')
      .replace(/^[^的]{0,10}最[大高长多]的(?=.{2})/, '')
      .replace(/等$/, '') ?? '';
  const thing = /等([^、]{4,})$/.exec(deed)?.[1] ?? deed;
  return thing.length < 2 || /^\d/.test(thing) || OF_PLAN.test(thing)
    ? ''
    : thing + (/投[资入]$/.exec(word)?.[0] ?? '');
}

/** 完成全年计划的141.7%: no deed, but how much of the plan was spent. */
const OF_PLAN = /[%％]|^投[资入]|^(?:全?年度?|年初)?(?:计划|预算|目标|任务)/;

const KIND = /(?:专项|补助|奖补)(?:资金|经费)$/;

/** 举办促消费活动400余场 → 举办促消费活动; 市区16个应急项目 → 市区应急项目. */
function withoutCounts(purpose: string): string {
  const things = purpose.replace(/\d[\d.]*万?[余多]?[个家所项条件](?=\p{Script=Han}{2})/gu, '');
  const head = things.replace(/等$|[、和]?\d.*$/, '');
  return head.length >= 4
    ? head
    : things.replace(/等$|\d[\d.]*万?[余多]?(?:个|家|所|项|条|人次|人|名|户)/g, '');
}

/** 支持城市环境建设水平稳步提升 → 城市环境建设 */
const BETTERED =
  /(?<=.{4})(?:水平|质量|能力)?(?:稳步|不断|持续|全面|进一步)*(?:提升|提高|增强|改善|提质)$|(?<=.{4})(?:顺利|有序|全面)(?:实施|推进|开展)$|(?:按时|足额|及时)+(?=发放$)/;

const LONGEST_PURPOSE = 60;
