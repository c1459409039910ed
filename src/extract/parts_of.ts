import { isEvent } from './events.ts';
import { longestIn } from './longest.ts';
import type { NameClues } from './name_clues.ts';
import { flowOf, metricOf, type Register, stockOf } from './register.ts';

/** 其中第一产业 of 地区生产总值; 其中公办学位 of 新增学位: the part borrows verb and metric of the whole. */
export function partOf(
  name: string,
  { parent, subject, unitClass: told, unitText: toldIn }: Register,
  clues: NameClues,
): string {
  const { measure, unitClass, lexicon } = clues;
  // 其中非化石能源占能源消费总量比重21%: its whole is named behind it.
  if (measure === 'share' && clues.sameSentence && told !== 'amount') return name;
  // 基金规模500亿元、赋能项目389个: a count is no part of a sum.
  if (measure === 'level' && unitClass === 'classifier' && told === 'amount') return name;
  // 普通中学在校生61万人，其中高中67所: nor are schools a part of pupils.
  if (
    measure === 'level' &&
    unitClass === 'classifier' &&
    told === unitClass &&
    !sameThing(clues.unitText, toldIn)
  )
    return name;
  // 断面水质优良率均为100%。其中，Ⅰ类水质断面2个; 规模以上工业中，盈利企业210家: nor are things parts of a rate or of output.
  const whole = parent === '' ? subject : parent;
  const isUncounted = told === 'ratio' || whole.endsWith('增加值');
  if (measure === 'level' && unitClass === 'classifier' && isUncounted) return name;
  // 税收收入19.46亿元（其中：增值税9.13亿元）
  if (/税$/.test(name) && /收入$/.test(whole)) return name;
  // 生产十种有色金属95万吨，其中铜增长14%
  if (PRODUCED.test(whole) && measure === 'growth' && metricOf(name, lexicon) === '') return `生产${name}`;
  // 再融资债券资金49亿元（一般债券34亿元、专项债券15亿元）
  const issue = /^(?:.*的)?(.{2,})债[券务](?:资金)?$/.exec(whole)?.[1]?.replace(/(?:地方)?政府$/, '') ?? '';
  if (issue !== '' && /^(?:一般|专项)债[券务]$/.test(name)) return issue + name;
  // 城镇居民人均可支配收入44039元。其中，工资性收入25153元
  const [, residents, account] = PER_CAPITA.exec(whole) ?? [];
  if (residents !== undefined && account !== undefined && name.endsWith(account) && !name.includes('居民'))
    return residents + name.replace(/^(?:居民)?(?!人均)/, '人均');
  // 地区生产总值增长3.7%，其中一产增长4.7%
  if (/^(?:[一二三]产|第[一二三]产业)$/.test(name) && /生产总值$/.test(whole)) return `${name}增加值`;
  const flow = flowOf(whole, lexicon);
  // “四税收入” has its metric in the quotation.
  const ownMetric = metricOf(name.replace(/”$/, ''), lexicon);
  const metric = metricOf(whole, lexicon);
  const stock = stockOf(whole, lexicon);
  // 参加城镇职工基本养老保险人数30379万人，其中参保职工22978万人
  const insurance = INSURED.test(name) ? (/^(?:参加)?(.+?保险)/.exec(whole)?.[1] ?? '') : '';
  if (insurance !== '') return insurance + name;
  // 环境监测站6个，其中市级站1个
  const [, grade = '', kind = ''] = GRADED.exec(name) ?? [];
  if (grade !== '' && stock.length > kind.length && stock.endsWith(kind)) return flow + grade + stock;
  const isAttribute = /[级类型性]$|^[公民][办立营]$|^来自/.test(name) && !name.endsWith(stock);
  // 财政总收入10.9亿元，其中税务征收9亿元: a part of a total is none.
  const ofPart = metric.replace(/^总(?=收入|支出)/, '');
  const full =
    ownMetric !== '' ? name : metric.length > 1 ? joinedTo(name, ofPart) : isAttribute ? name + stock : name;
  return flow !== '' && flowOf(full, lexicon) === '' ? flow + full : full;
}

/** 市级站1个，县级站5个; 参保职工…，参保离退休人员…: parts by what they begin with. */
export const isPartByName = (name: string, whole: string): boolean =>
  GRADED.test(name) ||
  /^(?:中央|地方|[省市县区])级$/.test(name) ||
  INSURED.test(name) ||
  OWNED.test(name) ||
  SOURCE.test(name) ||
  (/支出$/.test(name) && !/居民/.test(name) && PER_CAPITA.exec(whole)?.[2] === '支出');

const PER_CAPITA = /^(.*居民)人均.*(收入|支出)$/;
/** 经营净收入6889元；财产净收入2838元: sources of income, whoever has it. */
const SOURCE = /^(?:人均)?(?:工资性|经营性?净?|财产性?净?|转移性?净?)收入$/;
const OWNED = /^[公民][办立营]$/;
const INSURED = /^(?:参保|享受待遇|领取待遇)/;
const GRADED = /^((?:国家|[省市县区州镇]|乡镇)级)(.{1,2})$/;

/** 一般债务 + 债务限额 → 一般债务限额 */
export function joinedTo(name: string, metric: string): string {
  const shared = name.slice(-2);
  // 商品零售 is a part of 社会消费品零售总额, and a name of its own.
  if (metric.indexOf(shared) > 0) return name;
  return metric.startsWith(shared) && metric.length > 2 ? name + metric.slice(2) : name + metric;
}

/** 粮食播种面积13.81万亩；棉花7.11万亩: a name without a metric, in the same unit and sentence, has the metric before it. */
export function inheritsMetric(name: string, clues: NameClues): boolean {
  const { register, measure, unitClass, unitText, sameSentence, lexicon } = clues;
  // 家用|电器 is no 用电.
  const words = name.replace('用电器', '电器');
  if (!sameSentence || longestIn(words, lexicon.matcher('metric')).length > 1 || flowOf(name, lexicon) !== '')
    return false;
  // 一般公共预算收入增长7%左右，CPI涨幅3%左右
  if (/^[A-Z]{2,}$/.test(name)) return false;
  // 价格涨幅控制在4%左右；万元GDP建设用地下降10%
  if (/^(?:[百千万亿]+元|单位|每)/.test(name)) return false;
  if (metricOf(name, lexicon) !== '' || isEvent(name) || /(?:班列|[价费]|贸易|[外内]资)$/.test(name))
    return false;
  const metric = metricOf(register.subject, lexicon);
  // 资产负债率下降，“两金”占用下降: a rate is of what it stands behind.
  if (metric.length < 2 || metric.endsWith('率')) return false;
  const isOutput =
    metricOf(register.subject, lexicon) === '产量' &&
    unitClass === 'extent' &&
    !/[亩顷]$|平方/.test(unitText);
  return measure === 'growth' || (measure === 'level' && (isOutput || sameUnit(unitText, register.unitText)));
}

/** 生产原煤1328万吨，增长28%；水泥342万吨，下降14%: what goes on in the same unit was produced too, and what grew with it. */
export function isProduced(
  name: string,
  { register, measure, unitText, sameSentence, lexicon }: NameClues,
): boolean {
  if (!sameSentence || !PRODUCED.test(register.subject) || /业$/.test(name)) return false;
  if (longestIn(name, lexicon.matcher('metric')).length > 1 || flowOf(name, lexicon) !== '') return false;
  return (
    measure === 'growth' ||
    (measure === 'level' && alikeInKind(unscaled(unitText), unscaled(register.unitText)))
  );
}

const PRODUCED = /^(?:规模以上)?(?:工业)?(?:企业)?生产(?!总值|性|者|安全|经营|力|服务)/;

/** Tons and kilograms are both weights. */
const alikeInKind = (one: string, other: string): boolean =>
  one === other || (WEIGHT.test(one) && WEIGHT.test(other));
const WEIGHT = /^(?:吨|千?克|公斤)$/;

/** 万公里 → 公里 */
export const unscaled = (unit: string): string => unit.replace(/^[十百千万亿]+(?=.)/, '');

/** 牛228万头，羊295万只: each animal has its own word. */
const sameUnit = (one: string, other: string): boolean =>
  one === other || (HEADS_OF_CATTLE.test(one) && HEADS_OF_CATTLE.test(other));

const HEADS_OF_CATTLE = /^[百千万亿]?(?:头|只|羽|匹|口|头（只）)$/;

/** 万户 and 户 count the same; so does 个 of what has no life. */
const sameThing = (one: string, other: string): boolean => {
  const [first, second] = [unscaled(one), unscaled(other)];
  return sameUnit(first, second) || (OF_PLACES.test(first + second) && (first + second).includes('个'));
};

const OF_PLACES = /^[个座处家所]{2}$/;
