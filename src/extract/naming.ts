import { topicName } from './accounts.ts';
import { isListOfHeads, withHead } from './heads.ts';
import { isTotal, type NameClues } from './name_clues.ts';
import { inheritsMetric, isGraded, isProduced, joinedTo, partOf } from './parts_of.ts';
import { flowOf, metricOf, stockOf } from './register.ts';
import { statedName } from './stated_name.ts';

/** The full name of a subject that stands before its number, with what it leaves out restored. */
export function subjectName(clues: NameClues): string {
  const { phrase, register, joined, sameSentence, unitClass, lexicon } = clues;
  if (phrase.isAddend && /[、及和]/.test(phrase.name)) return phrase.name.replace(/等$/, '');
  const name = statedName(clues);
  if (name === '') return elided(clues);
  const ofTopic = topicName(name, clues);
  if (ofTopic !== '') return ofTopic;
  if (name === '吞吐量' && /标准?箱$/.test(clues.unitText)) return `集装箱${name}`;
  if (register.subject === '' && phrase.whole === '') return name;
  if (/^(?:约)?占/.test(name) && !/^占(?:地|道|用)/.test(name)) return register.subject + name;
  const event = sameSentence && CASUALTIES.test(name) ? EVENT.exec(register.subject)?.[0] : undefined;
  if (event !== undefined) return event + name;
  if (phrase.partOf && /^(?:城镇|农村|城市|乡村)$/.test(name))
    return name + register.last.replace(/^(?:全体|城乡)/, '');
  if (BENEFITS.test(name)) return register.subject + name + (HEADS[clues.unitText.slice(-1)] ?? '');
  // 开工建设260项、竣工105项: what is counted is in the unit.
  if (lexicon.has(name, 'flow') && clues.unitText === '项' && lexicon.has(register.subject, 'flow'))
    return `${name}项目`;
  if (lexicon.has(name, 'flow') && unitClass === register.unitClass)
    return (
      name +
      (OF_WHAT_CAME.test(name) ? register.subject : stockOf(register.subject.replace(STAGE, ''), lexicon))
    );
  if (sameSentence && isListOfHeads(name, lexicon)) return stockOf(register.subject, lexicon) + name;
  const isWhole = phrase.geoScope === 'whole' && lexicon.valueOf(name, 'bare_head') === 'replaces';
  if (lexicon.has(name, 'bare_head') && !isWhole) return withHead(clues, name);
  const stock = stockOf(register.subject, lexicon);
  const line = joined && LENGTH.test(name) ? /^(.{2,})线路$/.exec(stock)?.[1] : undefined;
  if (line !== undefined) return line + name;
  if (sameSentence && name.length > 2 && name.startsWith('总') && stock.endsWith(name.slice(1)))
    return stock.slice(0, 1 - name.length) + name;
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
  const isOther = joined && !isTotal(clues) && clues.unitText !== register.unitText;
  const shared = isOther ? sharedModifier(name, register.subject) : '';
  if (shared !== '') return shared + name;
  if (phrase.partOf || (register.inPart && (joined || (sameSentence && isGraded(name))))) {
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
  if (isProduced(name, clues)) return `生产${name}`;
  return inheritsMetric(name, clues) ? joinedTo(name, metricOf(register.subject, lexicon)) : name;
}

/** 城市轨道交通运营线路14条、运营里程580公里: what both begin with tells where what stands before the first ends. */
function sharedModifier(name: string, subject: string): string {
  if (/^(?:上年|当年|本年|年[末初]|历年)/.test(name)) return '';
  const at = subject.lastIndexOf(name.slice(0, 2));
  return name.length <= 6 && at >= 2 && at + 2 < subject.length ? subject.slice(0, at) : '';
}

/** Nothing stands before the number: points are of the last rate, a total of the stock, anything else of the subject. */
function elided({ register, measure, unitClass, total, lexicon }: NameClues): string {
  if (
    (measure === 'change' && unitClass === 'points') ||
    (measure === 'share' && register.measure === 'share')
  )
    return register.last;
  return total && register.flow !== '' ? stockOf(register.subject, lexicon) : register.subject;
}

/** Things counted and things measured go on in one list: 新建公园12个、绿道35公里. */
function alike(one: string, other: string): boolean {
  const counts = (unitClass: string) => unitClass === 'classifier' || unitClass === 'extent';
  return one === other || (counts(one) && counts(other));
}

const CASUALTIES = /^(?:死亡|受伤|受灾|死亡人数|受伤人数|受灾户数|过火面积|(?:直接)?(?:经济|财产)损失)$/;
const EVENT = /^.*(?:事故|火灾|灾害)/;

/** 在建项目346项、投产257项: at another stage. */
const STAGE = /^(?:在建|拟建|续建|储备|在谈)(?=.{2})/;

/** 新建轨道交通线路7条、通车里程超400公里 */
export const LENGTH = /^(?:运营|通车|营运|营业)?总?里程$/;

/** 新增债券33亿元，市本级留用9亿元: of what came in, and not of the stock. */
const OF_WHAT_CAME = /^(?:使用|留用|转贷|分配)$/;

/** 改造老旧小区1.84万个，惠及310万户: of whom the last fact is of use. */
const BENEFITS = /^(?:惠及|受益|覆盖|服务|带动)(?:群众|居民|人口)?$/;
const HEADS: Readonly<Record<string, string>> = { 户: '户数', 人: '人数', 名: '人数', 次: '人次' };
