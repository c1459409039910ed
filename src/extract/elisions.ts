import { topicName } from './accounts.ts';
import { eventIn, isToll } from './events.ts';
import { isBody, isListOfHeads, withHead } from './heads.ts';
import { isLength, lineIn } from './lines.ts';
import { isTotal, type NameClues } from './name_clues.ts';
import { inheritsMetric, isPartByName, isProduced, joinedTo, partOf } from './parts_of.ts';
import { flowOf, metricOf, partOfShare, stockOf, verbsOf } from './register.ts';

/** One way in which a name leaves out what was told before: the full name, or '' where the name does not do so. */
export type Elision = (name: string, clues: NameClues) => string;

/** 实际利用外资增长9%，内资增长12%: the other of two kinds. */
const ofOtherCapital: Elision = (name, { register, sameSentence }) =>
  sameSentence && name === '内资' && /利用外资$/.test(register.subject)
    ? register.subject.replace(/外资$/, name)
    : '';

/** 吞吐量超2400万标准箱: the unit says of what. */
const ofBoxes: Elision = (name, { unitText }) =>
  name === '吞吐量' && /标准?箱$/.test(unitText) ? `集装箱${name}` : '';

/** 每平方公里产出GDP4.77亿元、税收1.74亿元 */
const ofEach: Elision = (name, { joined, register }) => {
  const each = joined ? /^每[^，。；、]{2,6}产出/.exec(register.subject)?.[0] : undefined;
  return each === undefined || name.startsWith('每') ? '' : each + name;
};

/** Nothing was told before. */
const ofNothing: Elision = (name, { register, phrase }) =>
  register.subject === '' && phrase.whole === '' ? name : '';

/** 进出口100亿元，约占全省30%，占全国2%: of what has the share, and not of its share. */
const ofWhatHasShare: Elision = (name, { register }) =>
  /^(?:约)?占/.test(name) && !/^占(?:地|道|用)/.test(name) ? partOfShare(register.subject) + name : '';

/** 经济总量…，在北方地区占比21%: the place is the whole, and the part went before. */
const ofShareOfPlace: Elision = (name, { register, measure, sameSentence }) => {
  const place =
    sameSentence && (measure === 'share' || name.endsWith('占比'))
      ? PLACE_OF_SHARE.exec(name)?.[1]
      : undefined;
  return place === undefined || register.subject === '' ? '' : `${register.subject}占${place}比重`;
};
const PLACE_OF_SHARE = /^(全[国省市区县州]|[东南西北中]{1,2}[方部]?地区)(?:占比)?$/;

/** 研究与试验发展经费支出2.8万亿元，与国内生产总值之比为2.44% */
const ofRatio: Elision = (name, { register, sameSentence }) =>
  sameSentence && /^[^、与和]{2,}之比$/.test(name) ? `${register.subject}与${name}` : '';

/** 新兴产业总规模1.63万亿元，对经济增长贡献率超过50% */
const ofContribution: Elision = (name, { register, sameSentence }) =>
  sameSentence && /^对.+(?:贡献率?|拉动)$/.test(name)
    ? register.subject.replace(/(?:总?规模|增加值)$|对.*$/, '') + name
    : '';

/** 地区生产总值占全省比重47%、贡献率68% */
const ofContributionToPlace: Elision = (name, { register, joined }) => {
  const [, part, place] = (joined && name === '贡献率' && PART_OF_PLACE.exec(register.last)) || [];
  return part === undefined ? '' : `${part}对${place}贡献率`;
};
const PART_OF_PLACE = /^(.+)占(全[国省市区县州])比重$/;

/** 生产安全事故12起，死亡8人 */
const ofEvent: Elision = (name, { register, sameSentence }) => {
  const event = sameSentence && isToll(name) ? eventIn(register.subject) : undefined;
  return event === undefined ? '' : event + name;
};

/** 居民人均可支配收入4万元，其中城镇5万元 */
const ofResidents: Elision = (name, { phrase, register, sameSentence }) =>
  (phrase.partOf || sameSentence) && isOfResidents(name)
    ? name + (register.last || register.subject).replace(/^(?:全体|城乡|城镇|农村|城市|乡村)/, '')
    : '';
export const isOfResidents = (name: string): boolean => /^(?:城镇|农村|城市|乡村)$/.test(name);

/** 33项民生工程投入1213.6亿元; 实施扶贫项目283个、投入2.8亿元: the money spent on what was counted. */
const ofSpending: Elision = (name, { register, adjoins, unitClass, lexicon }) =>
  name === '投入' && adjoins && unitClass === 'amount' && register.unitClass === 'classifier'
    ? stockOf(register.subject, lexicon) + name
    : '';

/** 改造老旧小区1.84万个，惠及310万户: of whom the last fact is of use. */
const ofUse: Elision = (name, { register, sameSentence, unitText }) =>
  sameSentence && BENEFITS.test(name) ? register.subject + name + (HEADS[unitText.slice(-1)] ?? '') : '';
const BENEFITS = /^(?:惠及|受益|覆盖|服务|带动)(?:群众|居民|人口)?$/;
const HEADS: Readonly<Record<string, string>> = { 户: '户数', 人: '人数', 名: '人数', 次: '人次' };

/** 新办幼儿园70所，新增学位2万个: those of the schools. */
const ofSchools: Elision = (name, { register, sameSentence, lexicon }) => {
  const places = /^新增(学位)$/.exec(name)?.[1];
  const schools = stockOf(register.subject, lexicon);
  return places && sameSentence && /^[^、和]*(?:幼儿园|小学|中学|学校)$/.test(schools)
    ? `新增${schools}${places}`
    : '';
};

/** 新建公园12个，改造6个; 在建项目346项、投产257项; 开工建设260项、竣工105项: the same things, to which something else is done. */
const ofOtherDeed: Elision = (name, { register, unitClass, unitText, sameSentence, lexicon }) => {
  // 新建大桥3座、在建2座
  if (sameSentence && /^(?:在建|拟建|续建)$/.test(name)) return name + stockOf(register.subject, lexicon);
  if (verbsOf(name, lexicon) !== name || !(sameSentence || OF_WHAT_CAME.test(name))) return '';
  if (HAS_OBJECT.test(name)) return name;
  if (unitText === '项' && lexicon.has(register.subject, 'flow')) return `${name}项目`;
  if (unitClass !== register.unitClass) return '';
  const { subject } = register;
  if (lexicon.has(subject, 'flow')) return name;
  // 安置房开工2612万平方米、竣工511万平方米
  if (IS_STAGE.test(name) && STAGE_REACHED.test(subject)) return subject.replace(STAGE_REACHED, name);
  if (subject.startsWith(name)) return subject;
  const came = subject.replace(LEFT_OR_LENT, '');
  return (
    name +
    (OF_WHAT_CAME.test(name) && unitClass === 'amount' ? came : stockOf(subject.replace(STAGE, ''), lexicon))
  );
};
/** 减少贫困人口609万，年均减贫120多万人: the verb has its object in it. */
const HAS_OBJECT = /^(?:减贫|脱贫|植树|造林|治沙|减排)$/;
const STAGES = '(?:累计)?(?:新?开工(?:建设)?|竣工|完工|(?:基本)?建成|投产|投用)';
const IS_STAGE = new RegExp(`^${STAGES}$`);
const STAGE_REACHED = new RegExp(`(?<=.{2})${STAGES}$`);
const LEFT_OR_LENT = /^(?:使用|留用|转贷|分配)(?=.{2})|^(?:19|20)\d{2}年/;
const STAGE = /^(?:在建|拟建|续建|储备|在谈)(?=.{2})/;
/** 新增债券33亿元，市本级留用9亿元: of what came in, and not of the stock. */
const OF_WHAT_CAME = /^(?:使用|留用|转贷|分配)$/;

/** 出口…，数量、规模分别…; 出口…，规模…; 建筑业企业625家，完成产值430亿元 */
const ofHead: Elision = (stated, clues) => {
  const { phrase, register, sameSentence, lexicon } = clues;
  const carried = sameSentence && isBody(register.subject) ? stated.replace(/^(?:共)?完成/, '') : stated;
  const name = lexicon.valueOf(carried, 'bare_head') === 'replaces' ? carried : stated;
  // 新增社会融资规模近万亿元，贷款余额增长12%: of no one.
  if (/^[存贷]款余额$/.test(name) && /融资/.test(register.subject)) return name;
  // 一般公共预算收入增长9%，税收占比达到75%: a part of it, and no other measure.
  if (name === '税收' && (clues.measure === 'share' || /预算收入$/.test(register.subject))) return name;
  if (sameSentence && isListOfHeads(name, lexicon)) return stockOf(register.subject, lexicon) + name;
  const isWhole = phrase.geoScope === 'whole' && lexicon.valueOf(name, 'bare_head') === 'replaces';
  return lexicon.has(name, 'bare_head') && !isWhole ? withHead(clues, name) : '';
};

/** 新建轨道交通线路7条、通车里程超400公里; 轨道交通2号线投入运营，运营总里程达93公里 */
const ofLine: Elision = (name, { joined, register, lexicon }) => {
  if (!isLength(name)) return '';
  const stock = stockOf(register.subject, lexicon);
  if (joined && /.{2}线路$/.test(stock)) return stock.replace(/(?:通车|运营)?线路$/, '') + name;
  // 82个县通高速公路、通车里程达5198公里
  if (joined) return lineIn(stock) && lineIn(stock) + name;
  return /(?:轨道交通|[铁轨路])$/.test(stock) ? stock + name : '';
};

/** 新增发电装机1260万千瓦、总装机达5830万千瓦 */
const ofTotal: Elision = (name, { sameSentence, register, lexicon }) => {
  const stock = stockOf(register.subject, lexicon);
  const core = name.slice(1).replace(/(?<=.{2})(?:规模|容量)$/, '');
  return sameSentence && name.length > 2 && name.startsWith('总') && stock.endsWith(core)
    ? stock.slice(0, -core.length) + name
    : '';
};

/** 粮食播种面积12万亩、产量9万吨: another measure of the same. */
const ofOtherMetric: Elision = (name, { joined, register, lexicon }) => {
  const metric = metricOf(register.subject, lexicon);
  const isMetric = joined && name.length <= 4 && lexicon.has(name, 'metric');
  if (!isMetric || metric.length < 2 || metric === register.subject) return '';
  const thing = register.subject.slice(0, -metric.length).replace(/总$/, '');
  return thing.replace(/^[客货]/.test(name) ? OF_TRAFFIC : /收入$/.test(name) ? OF_GUESTS : /$^/, '') + name;
};
/** 旅游接待人数、收入 */
const OF_GUESTS = /(?<=.{2})接待$/;
/** 机场旅客吞吐量、货运量 */
const OF_TRAFFIC = /(?:旅客|货物|客运|货运)$/;

/** 城市轨道交通运营线路14条、运营里程580公里: what both begin with tells where what stands before the first ends. */
const ofModifier: Elision = (name, clues) => {
  const { joined, register, unitText } = clues;
  const isOther = joined && !isTotal(clues) && unitText !== register.unitText;
  if (!isOther || name.length > 6 || /^(?:人才$|上年|当年|本年|年[末初]|历年)/.test(name)) return '';
  const { subject } = register;
  const at = subject.lastIndexOf(name.slice(0, 2));
  return at >= 2 && at + 2 < subject.length ? subject.slice(0, at) + name : '';
};

/** 其中第一产业; a list of parts goes on. */
const ofWhole: Elision = (name, clues) => {
  const { phrase, register, joined, sameSentence } = clues;
  const goesOn = register.inPart && (joined || (sameSentence && isPartByName(name, register.parent)));
  if (!phrase.partOf && !goesOn) return '';
  return partOf(name, phrase.whole === '' ? register : { ...register, parent: phrase.whole }, clues);
};

/** 新建公园12个、绿道35公里: the verb is of both. */
const ofSameDeed: Elision = (name, clues) => {
  const { joined, register, unitClass, unitText, lexicon } = clues;
  // 接待游客2亿人次、旅游收入3100亿元
  const isAlike =
    alike(unitClass, register.unitClass) && isOfMoney(unitText) === isOfMoney(register.unitText);
  const goesOn = joined && register.flow !== '' && !isTotal(clues) && isAlike;
  const isAccount = lexicon.has(name, 'topic_generic');
  const isOwn = HAS_OBJECT.test(name) || flowOf(name, lexicon) !== '';
  return goesOn && !isAccount && !isOwn ? register.flow + name : '';
};

const isOfMoney = (unit: string): boolean => /元$/.test(unit);

/** Things counted and things measured go on in one list. */
function alike(one: string, other: string): boolean {
  const counts = (unitClass: string) => unitClass === 'classifier' || unitClass === 'extent';
  return one === other || (counts(one) && counts(other));
}

/** 生产原煤860万吨；水泥214万吨 */
const ofOutput: Elision = (name, clues) => (isProduced(name, clues) ? `生产${name}` : '');

/** 粮食播种面积13.81万亩；棉花7.11万亩 */
const ofSameMetric: Elision = (name, clues) =>
  inheritsMetric(name, clues) ? joinedTo(name, metricOf(clues.register.subject, clues.lexicon)) : '';

/** 工业互联网平台入驻用户107万户、服务企业510万次; 养老机构57所，入住老人5460名: they are those of the same host. */
const ofHost: Elision = (name, { register, sameSentence, lexicon }) => {
  if (!sameSentence || !OF_HOST.test(name)) return '';
  const host = HOST.exec(stockOf(register.subject, lexicon))?.[0] ?? '';
  return host === '' || name.startsWith(host) ? '' : host + name;
};
const HOST =
  /^(?:[^、和]{2,}(?:平台|机构|敬老院|福利院|基金|产业园|园区|基地|集团|驿站|载体|云|网)(?!企业|数$)|[^、和]*?(?:企业|个体工商户|合作社|市场主体|经营主体)(?=$|注册|从业|投资者))/;
const OF_HOST =
  /^(?:(?:入住|入驻|服务|赋能|集聚|孵化|培育|带动|支持|接入|注册|收养|供养|在院)(?:企业|项目|用户|老人|人员|群众|农户|儿童|设备)|(?:集中|分散)(?:收养|供养)|资金总?规模|带动就业|注册资[本金](?:（金）|总额)?|从业人[员数]|投资者和雇工人数)$/;

/** 城乡居民人均可支配收入分别增长7%和9%、倍差缩小至1.75: how far what was told of town and country is apart. */
const ofGap: Elision = (name, { register, sameSentence }) =>
  sameSentence && /^(?:收入)?倍差$/.test(name) && /居民.*收入$/.test(register.subject)
    ? `${register.subject.replace(/^(?:城镇|农村|城乡)(?:常住)?居民/, '城乡居民')}倍差`
    : '';

/** 科技创新能力A类县12个、B类县9个: classes of one kind. */
const ofClass: Elision = (name, { joined, register }) => {
  const [, kind = ''] = joined ? (/^[A-Z](级|类).+$/.exec(name) ?? []) : [];
  const stem = kind === '' ? undefined : /^(.{2,})[A-Z](?:级|类)/.exec(register.subject)?.[1];
  return stem === undefined ? '' : stem + name;
};

/** 引进30亿元以上产业链项目11宗，亿元以上425宗: the same things of another size. */
const ofOtherSize: Elision = (name, { register, sameSentence }) =>
  sameSentence && SIZE.test(name) && ANY_SIZE.test(register.last)
    ? register.last.replace(ANY_SIZE, name)
    : '';
const SIZE = /^(?:\d[\d.]*)?[十百千万亿]+元?(?:级)?以上$/;
const ANY_SIZE = /(?:\d[\d.]*)?[十百千万亿]+元?(?:级)?以上/;

/** In this order: the first that applies restores the name. */
export const ELISIONS: readonly Elision[] = [
  topicName,
  ofBoxes,
  ofOtherCapital,
  ofOtherSize,
  ofNothing,
  ofEach,
  ofWhatHasShare,
  ofRatio,
  ofGap,
  ofContribution,
  ofContributionToPlace,
  ofShareOfPlace,
  ofEvent,
  ofResidents,
  ofHost,
  ofSpending,
  ofUse,
  ofSchools,
  ofOtherDeed,
  ofHead,
  ofLine,
  ofTotal,
  ofOtherMetric,
  ofClass,
  ofModifier,
  ofWhole,
  ofSameDeed,
  ofOutput,
  ofSameMetric,
];
