import type { Lexicon } from '../rules/lexicon.ts';
import { eventIn, isToll } from './events.ts';
import { flowOf } from './register.ts';

/** 新材料等战略性新兴产业分别增长: of each industry, and not of a class of them. */
const OF_INDUSTRIES = /^(?:战略性|重点|优势|支柱|主导|特色|新兴|传统|先进)+产业$/;
const industryOf = (member: string): string => (member.endsWith('业') ? '' : '产业');

/** The members of a list, each with what only one of them says for all. */
export function restoreShared(members: string[], lexicon: Lexicon): string[] {
  // 安全事故起数、死亡人数: of the same accidents.
  const event = eventIn(members[0]!);
  if (event !== undefined && members.slice(1).every(isToll))
    return members.map((member, i) => (i === 0 ? member : event + member));
  const classWord = /^(.{2,})等(.{2,})$/.exec(members.at(-1)!);
  // 质检、信用、广告等服务业营收: the class word is of each.
  if (classWord)
    return [...members.slice(0, -1), classWord[1]!].map(
      (member) => member + (OF_INDUSTRIES.test(classWord[2]!) ? industryOf(member) : classWord[2]!),
    );
  const of = /^(.{2,})的(.{2,})$/.exec(members.at(-1)!);
  // 社会散居和福利机构供养的孤儿养育标准: what stands behind 的 is of each.
  if (of) return [...members.slice(0, -1).map((member) => member + of[2]!), members.at(-1)!];
  // 单位生产总值能源消耗和二氧化碳排放分别下降: both are of one unit of output.
  const per = PER_OUTPUT.exec(members[0]!)?.[0];
  if (per !== undefined && members.slice(1).every((member) => OF_OUTPUT.test(member)))
    return members.map((member, i) => (i === 0 ? member : per + member));
  const tail = sharedTail(members, lexicon);
  const head = sharedHead(members) || headOfMetrics(members, lexicon) || newOfAll(members, lexicon);
  return members.map((member, i) => {
    const withTail =
      i < members.length - 1 && tail !== '' && !endsLike(member, tail, lexicon) ? member + tail : member;
    // 旅游接待人数、总收入
    const stem = /收入$/.test(withTail) ? head.replace(/(?<=.{2})接待$/, '') : head;
    const isOwn = withTail.startsWith(head) || withTail.startsWith('人均');
    return i > 0 && head !== '' && !isOwn ? stem + withTail : withTail;
  });
}

/** 新增公办学位、医院床位分别…: what is new of the first is new of all that are things and no metrics. */
function newOfAll([first = '', ...rest]: readonly string[], lexicon: Lexicon): string {
  const deed = /^(?:新增|净增|新建)/.exec(first)?.[0] ?? '';
  const areThings = rest.every(
    (member) => flowOf(member, lexicon) === '' && !OF_AMOUNT.test(member.replace(/占.*$/, '')),
  );
  return areThings ? deed : '';
}

const OF_AMOUNT = /(?:[率额值量价费数]|收入|支出|投资|出口|进口|消费|税)$/;

const PER_OUTPUT = /^(?:单位|万元|亿元)(?:(?:国内|地区)?生产总值|GDP|工业增加值)/;
const OF_OUTPUT = /^(?:能源|二氧化碳|碳|水|用水|建设用地)(?:消耗|排放|使用|用)?量?$/;

/** A member that ends in a metric of its own needs no tail. */
function endsLike(member: string, tail: string, lexicon: Lexicon): boolean {
  if (tail.startsWith('占')) return member.endsWith(tail);
  if (PERSONS.test(member)) return member.endsWith(tail);
  // 居民消费价格涨幅、城镇调查失业率
  if (lexicon.endingAt(member, member.length, 1, 'trend_noun')) return true;
  // 投资、进出口等增速
  if (lexicon.has(tail, 'trend_noun')) return member.endsWith(tail);
  // 常住人口、户籍人口城镇化率
  if (tail.endsWith('率') && member.endsWith('人口')) return false;
  // 网上可办率、一网通办率
  if (/[率量额]$/.test(member) && member.length > 3 && member.at(-1) === tail.at(-1)) return true;
  // 无还本续贷、制造业贷款
  if (member.endsWith('贷') && /^贷?款$/.test(tail)) return true;
  if (member.endsWith(tail) || (member.length > 2 && lexicon.has(member, 'metric'))) return true;
  // 绿地率、人均公园绿地面积
  if (/.{2}率$/.test(member) && !/^(?:增[速幅]|占比)$/.test(tail)) return true;
  // 外贸出口、实际利用外资; 制造业投资、高新技术产业投资
  if (SUMS.test(tail) && SUMS.test(member)) return true;
  const own = lexicon.endingAt(member, member.length, 0, 'metric');
  return own !== undefined &&
    own.word.length > 1 &&
    member.length > own.word.length &&
    !/^(?:收入|支出|投资|进口|出口)$/.test(own.word)
    ? true
    : own !== undefined && tail.length <= own.word.length;
}

const WHO = '(?:职工|居民|人员|企业|机关)';
const PERSONS = new RegExp(`${WHO}$`);
const BEHIND_PERSONS = new RegExp(`^.*?${WHO}(.{2,})$`);
const SUMS = /(?:投资|外资|收入|支出|出口|进口)$/;

/**
 * What only the last member says for all: aligned by a character that ends an earlier member
 * (进口|出口·通关时间), else its metric (教育|医疗·支出).
 */
function sharedTail(members: readonly string[], lexicon: Lexicon): string {
  const first = members[0]!;
  const last = members.at(-1)!;
  if (first.length === 1 && last.length > 2) return last.slice(1);
  for (const length of last.startsWith(first) ? [] : [2, 1]) {
    const ending = first.slice(-length);
    const at = last.indexOf(ending);
    if (at > 0 && at + length < last.length && first.length <= at + length + 4)
      return last.slice(at + length);
  }
  // 城镇职工、城乡居民基本养老金: of what kind of persons.
  const persons = PERSONS.test(first) ? BEHIND_PERSONS.exec(last)?.[1] : undefined;
  if (persons !== undefined) return persons;
  const zone = LEVELS.find((word) => last.startsWith(word) && last.length > word.length);
  if (zone !== undefined && LEVELS.includes(first)) return last.slice(zone.length);
  const before = members.at(-2)!;
  // 刑事治安、涉诈、涉毒警情: words of one kind begin alike.
  if (before !== first && before.length === 2 && last.length === 4 && before[0] === last[0])
    return last.slice(2);
  const whole = SHARED_WHOLE.exec(last)?.[0];
  if (whole !== undefined) return whole;
  const metric = lexicon.endingAt(last, last.length, 1, 'metric')?.word ?? '';
  // 瓜果菜、生猪、家禽出岛量: what is measured is a verb and 量.
  if (/^[量额数率]$/.test(metric) && last.length >= 5 && !last.endsWith('需氧量'))
    return last.slice(last.endsWith('质量') ? -4 : -3);
  // 营口、盘锦新开工亿元以上项目; 科创板、北交所上市公司
  const areShort = members.slice(0, -1).every(({ length }) => length <= 4);
  if (metric === '') return (DONE.exec(last) ?? (areShort ? COUNTED.exec(last) : null))?.[0] ?? '';
  const stem = last.slice(0, last.length - metric.length);
  const total = /总$/.exec(stem)?.[0] ?? '';
  const holder = HOLDER.exec(stem.slice(0, stem.length - total.length))?.[0] ?? '';
  return stem === '' ? '' : holder === '' ? metric : holder + total + metric;
}

/** 幼儿园、学前班生均经费; 汽车、家电以旧换新交易量: what begins so is of each, to its end. */
const SHARED_WHOLE = /(?<=.{2})(?:生均|以旧换新).{2,6}$/;
const DONE = /(?<=^.{2,4})(?:新增|新建|新开工|开工建设|建成|完成).{2,}$/;
const COUNTED = /(?<=.{2})(?:上市公司|上市企业|企业|公司|机构|项目|学校|医院|用户|人才|平台|站点|警情|案件)$/;

/** What stands between a name and its metric and is shared with it: 生猪、家禽年出栏量; 轻工、纺织产业增加值. */
const HOLDER =
  /(?<=.{2})(?:产业集群|产业链|产业|行业|企业|工业|居民|类商品|类|商品|保险|养老金|年|日|日均|年均|月均|人均|户均|平均|运输|(?:处理|处置|收集|供应|生产|加工|接待|吞吐|储备){1,2}|[人亩户]均[^、]{2}|次均|无害化|单日最高|贸易|制种|种植|养殖|良种|排放)$/;

/** 城市、县城建成区面积: members that are levels of places share all that stands behind the last. */
const LEVELS = [
  '城市',
  '县城',
  '城镇',
  '农村',
  '乡村',
  '市区',
  '城区',
  '县域',
  '乡镇',
  '国家级',
  '省级',
  '市级',
  '县级',
  '区级',
  '居民',
  '职工',
  '沿海',
  '内河',
  '境内',
  '境外',
  '省内',
  '省外',
  '市内',
  '市外',
  '公办',
  '民办',
  '散居',
  '集中',
  '分散',
];

/** 地方财政收入、支出: what stands before the metric of the first belongs to bare metrics too. */
function headOfMetrics(members: readonly string[], lexicon: Lexicon): string {
  const first = members[0]!;
  if (lexicon.has(first, 'metric')) return '';
  // 地方财政收入、支出
  if (members.slice(1).every((member) => ACCOUNT.test(member)) && /.{2}(?:收入|支出)$/.test(first))
    return first.slice(0, -2);
  const metric = lexicon.endingAt(first, first.length, 1, 'metric')?.word ?? '';
  const bare = members.slice(1).every((member) => member.length <= 5 && lexicon.has(member, 'metric'));
  // 省属国有企业工业总产值、营业总收入
  const head = first.slice(0, first.length - metric.length).replace(/(?<=企业|公司|集团)工业$/, '');
  return bare && head.length > 1 ? head : '';
}

const ACCOUNT = /^(?:收入|支出)$/;

/** 食品烟酒类、衣着类: members that end so are whole names. */
const COMPLETE = /[类业区县市品院所]$/;

/** What only the first member says for all: 万元GDP能耗、水耗 share 万元GDP, aligned by their last character. */
function sharedHead(members: readonly string[]): string {
  const first = members[0]!;
  const rest = members.slice(1);
  const shortest = Math.min(...rest.map((member) => member.length));
  // 每千人口拥有执业（助理）医师数和床位数
  const each = /^每.{1,8}?(?:拥有|占有)/.exec(first)?.[0] ?? '';
  if (each !== '' && rest.every((member) => !member.startsWith('每'))) return each;
  if (first.length < shortest + 2 || shortest > 4 || COMPLETE.test(first)) return '';
  const aligned = rest.some((member) => member.length <= 4 && first.at(-1) === member.at(-1));
  const like = rest.find((member) => first.at(-1) === member.at(-1)) ?? '';
  // 建成区绿化覆盖率、绿地率: both begin alike.
  const alike = like === '' ? -1 : first.lastIndexOf(like[0]!);
  if (aligned && alike > 1 && alike < first.length - like.length) return first.slice(0, alike);
  return aligned ? first.slice(0, first.length - like.length) : '';
}
