import type { Lexicon } from '../rules/lexicon.ts';
import { splitCoordination } from './coordination.ts';
import type { NameClues } from './name_clues.ts';
import { metricOf, type Register, stockOf } from './register.ts';

/** 总量达2.47万家 after 新增国家高新技术企业 is of 国家高新技术企业; 规模 after 出口 is 出口规模. */
export function withHead(
  { phrase, register, sameSentence, measure, lexicon }: NameClues,
  head: string,
): string {
  // 纳入城市低保6010户，保障标准为662元
  if (/标准$/.test(head)) return stockOf(register.subject, lexicon) + head;
  // 轨道交通运营里程595公里，线网密度居首位; 路网密度 is of all roads.
  if (/密度$/.test(head) && head !== '路网密度' && /里程$/.test(register.subject))
    return register.subject.replace(/(?:运营|通车)?里程$/, '') + head;
  // 建成投用项目20个，路网密度增至5.7公里
  if (/网密度$/.test(head)) return head;
  // 每平方公里产出超过1亿美元，税收占财政收入比重达90%: a share is of no unit of land or persons.
  if (measure === 'share' && /^每/.test(register.subject)) return head;
  // 审减资金7.5亿元，审减率27.3%: the same verb says enough.
  if (/率$/.test(head) && register.subject.startsWith(head.slice(0, 2))) return head;
  // 总面积2465平方公里，城区面积20平方公里
  if (phrase.ownLevel !== '' && register.subject.endsWith(head)) return phrase.ownLevel + head;
  if (lexicon.has(head, 'total')) {
    const rate = /(?<=.{2})(?:强度|占比|比重|增速|[比效]率)$/.exec(register.subject)?.[0] ?? '';
    return (
      stockOf(register.subject.slice(0, register.subject.length - rate.length), lexicon) + (rate && head)
    );
  }
  // 一般债务限额130亿元，余额124亿元
  if (head === '余额' && register.subject.endsWith('债务限额'))
    return register.subject.replace(/限额$/, head);
  const metric = metricOf(register.subject, lexicon);
  if (head !== '增量' && /[额量数值]$/.test(head) && /.[额率量数值]$/.test(metric))
    return withoutMetric(register.subject, lexicon) + head;
  // 总签约金额 in a new sentence says enough by itself.
  if (!sameSentence && head.length >= 4) return head;
  // 应偿还债务本息198亿元，其中还本5亿元; 总投资3000亿元，年度投资300亿元: one head in the place of the other.
  const other = OF_DEBT.test(head)
    ? (OF_DEBT.exec(register.subject)?.[0] ?? '')
    : sharedHeadOf(register.subject, head, lexicon);
  if (other !== '' && other.length < register.subject.length)
    return register.subject.slice(0, -other.length) + head;
  // 打造世界一流新型储能产业中心，产业规模达3300亿元
  const industry = head === '产业规模' ? INDUSTRY.exec(register.subject)?.[1] : undefined;
  if (industry !== undefined) return `${industry}规模`;
  // 动用预算稳定调节基金7.3亿元，动用后余额0.04亿元: of the fund, and not of what was taken from it.
  const body =
    LIGHT_FLOW.test(register.flow) || (head === '余额' && /^(?:动用|补充|调入)/.test(register.flow))
      ? stockOf(register.subject, lexicon)
      : register.subject;
  // 新能源装机占比达63%、规模翻了一番
  const whole = body.replace(/(?<=.{2})占比$/, '');
  if (lexicon.valueOf(head, 'bare_head') !== 'replaces') return whole.endsWith(head) ? whole : whole + head;
  if (!sameSentence) return ofBody(head, register, lexicon);
  // 营收增长12%，进出口货值增长16%，税收增长11%: 货值 is no metric that another takes the place of.
  if (metric.length === 1 && !HAS_BODY.test(register.subject)) return head;
  // 教职工总数19753人，专任教师16870人: they are of those.
  if (PERSONS.test(register.subject) && PERSONS.test(head)) return head;
  return withoutMetric(stockOf(register.subject, lexicon), lexicon).replace(/(?<=.{2})占比$/, '') + head;
}

const INDUSTRY = /^(?:(?:世界|国际|全球|全国|国内)(?:一流|领先)的?)?(.{2,}产业)(?:中心|高地|基地|集聚区)?$/;

const PERSONS = /^(?:教职工|专任教师|教师|学生|在校生)(?:总数|人数)?$/;

/** 规模以上工业企业营业收入1988亿元。实现利润114亿元: whoever has revenue has profits too. */
function ofBody(head: string, { inPart, parent, subject }: Register, lexicon: Lexicon): string {
  const body = withoutMetric(inPart ? parent : subject, lexicon);
  return /^(?:利润|利税|亏损)/.test(head) && isBody(body) ? body + head : head;
}

/** Firms and the like, that carry something out. */
export const isBody = (name: string): boolean => /(?:业|公司|集团|单位|园区)$/.test(name);

const HAS_BODY = /^.{2,}?(?:企业|公司|集团|单位)/;

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
  const metric = metricOf(name, lexicon);
  // 工业企业应收账款率: one character is no metric without what it is of.
  const body = metric.length === 1 ? HAS_BODY.exec(name)?.[0] : undefined;
  return (body ?? name.slice(0, name.length - metric.length)).replace(
    /(?:经济)?效益综合?$|综合$|(?<=.{2})总$/,
    '',
  );
}
