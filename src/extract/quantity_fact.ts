import type { Measure, Qualifier } from '../types.ts';
import { isPlanned } from './budgeted.ts';
import { isSetAgainstYear } from './compared_years.ts';
import { type Dated, dateFact } from './dating.ts';
import type { ProseEntry } from './fact.ts';
import { OWN_VERB, qualifierIn, unitIn } from './group.ts';
import { isSumOfFlow } from './group_names.ts';
import type { GroupReading } from './group_reading.ts';
import type { QuantityItem } from './items.ts';
import { isLength } from './lines.ts';
import { sharedDeed } from './noun_ahead.ts';
import type { Fit } from './predicate.ts';
import { clauseEnd, sentenceStart } from './punctuation.ts';
import type { Quantity } from './quantity.ts';
import { flowOf } from './register.ts';
import { stands, verbOfFlow } from './sums.ts';
import { whoseIs } from './whose.ts';

/** The fact that one quantity of a group states under its name of `names`; `end` is where its clause ends. */
export function toFact(
  reading: GroupReading,
  item: QuantityItem,
  index: number,
  names: readonly string[],
  end: number,
): ProseEntry {
  const { paragraph, register, group, clause, choice, phrase } = reading;
  const { quantity } = item;
  const { name, measure } = asTrend(names[index]!, reading, item);
  const growing = measure === 'growth' || measure === 'change';
  const verbSign = ownSign(reading, index) || (inheritsVerb(reading) ? '-' : signOf(choice.fit));
  const falls = growing && verbSign === '-' && !quantity.value.startsWith('-');
  const sign = falls ? '-' : '';
  const stated = paragraph.text.slice(clause.start, item.span.start);
  const when = dateFact(paragraph, {
    at: Math.min(choice.fit.start, item.span.start),
    phrase,
    tokens: choice.fit.tokens,
    measure,
    // 新增就业、转移就业78万人和32万人: what has one verb holds at one time.
    name: isAlike(group) ? names[0]! : name,
    unitClass: quantity.unit?.unitClass ?? '',
    follows: whatFollows(reading, item),
    mayBeSum: mayBeSum(reading, item, stated),
    compares: isCompared(reading),
    last: isOfLast(reading, item) ? register.when : undefined,
    grown: register.grown,
    planned: isPlanned(reading, item, measure),
  });
  return {
    kind: 'fact',
    fact: {
      mark: item.mark,
      clause: {
        start: Math.min(clause.start, item.mark.start),
        end: Math.max(end, item.span.end),
      },
      indicator: name,
      measure,
      value: `${sign}${quantity.value}`,
      valueMax: quantity.valueMax === '' ? '' : `${sign}${quantity.valueMax}`,
      unit: growing && quantity.form === 'doubling' ? '倍' : moneyIn(unitIn(group, index), quantity, name),
      qualifier: qualifierOf(reading, index),
      ...when,
      ...whoseIs(phrase, register, paragraph, choice.fit.start),
      scope: '',
      ruleId: choice.pattern.id,
    },
  };
}

/** 居民消费价格涨幅、失业率分别控制在3%、5%以内: what a member of the list calls a growth is one. */
function asTrend(name: string, { paragraph, group, choice }: GroupReading, { quantity }: QuantityItem) {
  const { measure } = choice.pattern.source.gives;
  const trend = paragraph.rules.lexicon.endingAt(name, name.length, 2, 'trend_noun');
  const isGrowth =
    group.length > 1 && measure === 'level' && quantity.unit?.unitClass === 'ratio' && trend !== undefined;
  // 居民消费价格指数控制在3%以内: an index of 100 is of another size.
  if (measure === 'level' && OF_PRICES.test(name) && quantity.unitText === '%' && Number(quantity.value) < 50)
    return { name, measure: 'growth' as const };
  return isGrowth
    ? { name: name.slice(0, name.length - trend.word.length), measure: 'growth' as const }
    : { name, measure };
}

const OF_PRICES = /(?:消费|零售)价格(?:总)?指数$/;

const isAlike = (group: GroupReading['group']): boolean =>
  group.every(({ quantity }) => quantity.unit?.unitClass === group[0]!.quantity.unit?.unitClass);

/** 地区生产总值过千亿: what is money is counted in 元. */
const moneyIn = (unit: string, { form }: Quantity, name: string): string =>
  form === 'bare_scale' && /^万?亿$/.test(unit) && MONEY.test(name) ? `${unit}元` : unit;
const MONEY =
  /(?:生产总值|GDP|收入|支出|投资|产值|增加值|总额|零售额|销售额|交易额|营收|税收|利润|财力|债券|经济总量|进出口|出口|进口|消费|[存贷]款(?:余额)?|总资产|资产总额)$/;

/** 约占全国的1/10, 不低于最低标准的1.3倍: the word before the verb that names the whole binds the value too. */
function qualifierOf({ group, choice }: GroupReading, index: number): Qualifier {
  const own = qualifierIn(group, index);
  const { captures, literals, tokens } = choice.fit;
  if (own === 'eq' && tokens.some(({ lexeme }) => lexeme?.word === '约为')) return 'approx';
  // 高于全省2.1个百分点 compares, and bounds nothing.
  const compares = choice.pattern.source.gives.measure === 'change';
  if (own !== 'eq' || (captures.size === 0 && literals.length === 0) || compares) return own;
  for (const { lexeme } of tokens) {
    const bound = lexeme?.classes.get('qualifier_before');
    if (bound) return bound as Qualifier;
  }
  return own;
}

/** 3家企业上市, 甲、乙等5条高铁建成; 6个县全部通高速公路: the things counted are the subject of what follows. */
function whatFollows(reading: GroupReading, { quantity }: QuantityItem): Dated['follows'] {
  const { paragraph, phrase, noun } = reading;
  const { text, rules } = paragraph;
  if (!noun || (phrase.name !== '' && !phrase.name.endsWith('等'))) return undefined;
  if (quantity.unit?.unitClass !== 'classifier' || flowOf(phrase.name, rules.lexicon) !== '')
    return undefined;
  const shared = sharedDeed(reading);
  const said = shared || text.slice(noun.start, clauseEnd(text, noun.start, text.length));
  const predicate = shared || text.slice(noun.end, noun.predicateEnd);
  return STATE.test(predicate) || !DEED.test(said) ? 'state' : 'deed';
}

/** What happens once: of so many things it is told over the years, of other things how many there are at their end. */
const DEED =
  /建成|投[产用运]|投入|竣工|开工|启动|落地|落户|上市|脱贫|摘帽|出列|搬|通车|开通|启用|用上|住[上进]|喝上|入选|获[评批]|认定|签约|完工|交付|实施|推进|改造|新[建增设]|治理|解决|受益|享受|惠及|参与|解除|得到|退出|整改|关闭|淘汰|[建成设]立|组建|完成|打造|培育|创建|化解|救助|修复|远离|当选|挂牌|重组|消除|通过(?:国|省|验|评|认)|转移就业|实现就业|达到脱贫|整治|清退|清零|倍增|提档|翻新|混改|[^，]了/;

const STATE =
  /^(?:全部(?!.{0,3}(?:摘帽|出列|脱贫|退出|整治|改造|消除|清零|清退))|均|都|已|通(?![过车])|进入|入选|跻身|位列|位居|居|达|实现全|覆盖|纳入|稳定(?!消除|脱贫)|保持)/;

/** 一般公共预算支出3.4万亿元: not of what follows, and no step that is reached (突破万亿元大关). */
function mayBeSum(
  { paragraph, noun }: GroupReading,
  { quantity, span }: QuantityItem,
  stated: string,
): boolean {
  const near = stated + paragraph.text.slice(span.start, span.end + 4);
  const isOfNoun = noun !== undefined && paragraph.text[span.end] === '的';
  const behind = paragraph.text.slice(span.end, span.end + LONGEST_GROWN);
  const isOfYear = isSetAgainstYear(paragraph.text, span.start) || GROWN.test(behind);
  return !isOfNoun && quantity.unit?.unitClass === 'amount' && !STEP.test(near) && !isOfYear;
}

/** 旅游收入379亿元，五年翻了一番: the sum of one year, told with its growth. */
const GROWN = /^，[两三四五]年来?(?:翻|增长|提高|增加)/;
const LONGEST_GROWN = 8;

const STEP = /突破|[首冲]破|首超|站[上稳]|迈[上入]|跨[上入过]|台阶|大关/;

/** …、占全国比重16.2%; …、为“十三五”的1.5倍: of the sum right before, and at its time. */
function isOfLast(reading: GroupReading, { quantity }: QuantityItem): boolean {
  const { gives, continues } = reading.choice.pattern.source;
  const { measure } = gives;
  // What was carried out of a plan holds at another time than the plan.
  if (continues === 'level' || reading.phrase.isOrigin) return false;
  const relates = measure === 'share' || (measure === 'level' && quantity.unit?.unitClass === 'times');
  if (isCompared(reading) && isElided(reading)) return true;
  if (isPartInBrackets(reading)) return true;
  // 建成特色小镇8个，占全省13%: of those that there are in the end.
  const ofPlace = reading.choice.fit.captures.get('whole');
  const { unitClass, flow } = reading.register;
  const isOfThings =
    measure === 'share' &&
    reading.phrase.name === '' &&
    unitClass === 'classifier' &&
    stands(flow, reading.paragraph.rules.sums);
  if (isOfThings && ofPlace && /^全/.test(reading.paragraph.text.slice(ofPlace.start, ofPlace.end)))
    return false;
  const last = reading.register.measure;
  const isOfIncrease = measure === 'share' && last === 'change' && reading.phrase.name !== '';
  if (last !== 'level' && !isOfIncrease) return false;
  return (relates && isElided(reading)) || goesOn(reading, measure);
}

/** 收入预算36.3亿元（其中：开发区4.6亿元）: the part is planned where the whole is. */
function isPartInBrackets({ paragraph, register, clause }: GroupReading): boolean {
  const between = paragraph.text.slice(register.end, clause.start);
  return (
    register.measure === 'level' && register.when.status === 'target' && /^（(?:其中[：，]?)?$/.test(between)
  );
}

/** 高于全国1.2个百分点 */
const isCompared = ({ choice }: GroupReading): boolean =>
  choice.pattern.source.gives.measure === 'change' && choice.fit.captures.has('whole');

/** 累计创建示范区23个、示范基地13个: an item that has its verb, and with it its time, of the one before. */
function goesOn(reading: GroupReading, measure: Measure): boolean {
  const { paragraph, register, phrase, joined } = reading;
  const { lexicon } = paragraph.rules;
  return (
    (joined || isBareNext(reading)) &&
    !isSumOfFlow(reading) &&
    measure === 'level' &&
    (register.flow !== '' || verbOfFlow(register.last, paragraph.rules.sums) !== '') &&
    !phrase.isTotal &&
    !isLength(phrase.name) &&
    flowOf(phrase.name, lexicon) === '' &&
    !/^总/.test(phrase.name) &&
    !lexicon.has(phrase.name, 'bare_head')
  );
}

/** 建成养老机构67家，农村幸福院638个: no verb between its name and its number. */
const isBareNext = ({ paragraph, register, clause, choice, phrase, group }: GroupReading): boolean =>
  paragraph.text.slice(register.end, clause.start) === '，' &&
  phrase.name !== '' &&
  phrase.time === undefined &&
  register.unitClass === 'classifier' &&
  group[0]!.quantity.unit?.unitClass === 'classifier' &&
  qualifierIn(group, 0) === 'eq' &&
  choice.fit.tokens.length === 0;

/** Nothing names it but the fact right before, in its sentence. */
function isElided({ paragraph, register, phrase, choice, noun }: GroupReading): boolean {
  const { lexicon } = paragraph.rules;
  const { measure } = choice.pattern.source.gives;
  // 增产169.8亿斤，增量占全国18.7%
  const isOfHead = measure === 'share' && lexicon.has(phrase.name, 'bare_head');
  return (
    (phrase.name === '' || isOfHead) &&
    isOfSame(paragraph.text, register.last, noun, choice) &&
    sentenceStart(paragraph.text, choice.fit.start) <= register.end &&
    register.end > 0
  );
}

/** 化解矛盾纠纷1655万件，90%以上的矛盾纠纷…: a part of the same things, if it names any. */
function isOfSame(
  text: string,
  last: string,
  noun: GroupReading['noun'],
  { pattern }: GroupReading['choice'],
): boolean {
  return (
    noun === undefined ||
    pattern.source.gives.subject === 'spent' ||
    last.endsWith(text.slice(noun.start, noun.end))
  );
}

/** 分别提升11.9个百分点、下降16.5个百分点: the sign of the verb right before a later figure of the list, or ''. */
function ownSign({ paragraph, group }: GroupReading, index: number): string {
  if (index === 0) return '';
  const verb = OWN_VERB.exec(paragraph.text.slice(group[index - 1]!.span.end, group[index]!.span.start))?.[1];
  if (verb === undefined) return '';
  return paragraph.rules.lexicon.has(verb, 'fall') ? '-' : '+';
}

/** 压减一般性支出20%、公用经费5%: the verb of the first is of the second. */
const inheritsVerb = ({ register, choice, joined }: GroupReading): boolean =>
  joined && register.falls && choice.pattern.source.continues !== undefined && !choice.pattern.source.before;

/** 拉低经济增长0.3个百分点: whatever grows is held back. */
const PULLS_DOWN = /^(?:拉低|下拉|负向?拉动)$/;

/** The sign that the verb nearest to the number gives. */
function signOf(fit: Fit): string {
  const words = [...fit.literals, ...fit.tokens.map(({ lexeme }) => lexeme?.word ?? '')];
  if (words.some((word) => PULLS_DOWN.test(word))) return '-';
  for (const { lexeme } of fit.tokens) {
    const noun = lexeme?.classes.get('trend_noun');
    if (noun !== undefined) return noun;
    if (lexeme?.classes.has('fall')) return '-';
    if (lexeme?.classes.has('rise')) return '+';
  }
  return '+';
}
