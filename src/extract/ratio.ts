import { originPeriod } from './compared_years.ts';
import { distribute } from './coordination.ts';
import { dateFact } from './dating.ts';
import { type Step, setAside } from './fact.ts';
import type { RatioItem } from './items.ts';
import { clauseAt, type Paragraph, phraseAt } from './paragraph.ts';
import { peel } from './predicate.ts';
import { sentenceStart } from './punctuation.ts';
import type { Register } from './register.ts';

const INDUSTRIES = ['第一产业', '第二产业', '第三产业'].map((name) => `${name}增加值占地区生产总值比重`);

const SHARES_OF_INDUSTRIES = ['第一产业比重', '第二产业比重', '第三产业比重'];

/** 三次产业结构比例为3.6:48:48.4: one share in % for each part. */
export function readRatio(paragraph: Paragraph, register: Register, item: RatioItem): Step {
  const marks = item.parts.map(({ start, end }) => ({ start, end }));
  const clause = clauseAt(paragraph, register, item.span.start);
  const tokens = peel(clause, item.span.start);
  const phrase = phraseAt(paragraph, clause.start, tokens.at(-1)?.start ?? item.span.start);
  const head = tokens.find(({ lexeme }) => lexeme?.classes.has('share_head'))?.lexeme?.word ?? '';
  const name = phrase.name === '' ? register.last : phrase.name + head;
  const toOne = item.parts.length === 2 && item.parts[1]!.value === '1';
  const names = toOne
    ? [name]
    : namesOf(
        paragraph,
        name,
        item.parts.length,
        paragraph.text.slice(sentenceStart(paragraph.text, item.span.start), item.span.start),
      );
  const moved = { ...register, last: name, end: item.span.end };
  if (!names || name === '')
    return { entries: setAside(marks, 'specification', 'ratio.unnamed'), register: moved };
  const dated =
    phrase.time ||
    tokens.some(({ time }) => time && time.kind !== 'base') ||
    originPeriod(paragraph, item.span.start) !== '';
  if (phrase.isOrigin && !dated) {
    return { entries: setAside(marks, 'base_value', 'origin.undated'), register: moved };
  }
  const entries = (toOne ? item.parts.slice(0, 1) : item.parts).map((part, i) => {
    const indicator = names[i]!;
    const facts = {
      at: item.span.start,
      phrase,
      tokens,
      measure: toOne ? 'level' : 'share',
      name: indicator,
      unitClass: 'ratio',
      planned: false,
    } as const;
    return {
      kind: 'fact',
      fact: {
        mark: marks[i]!,
        clause: { start: clause.start, end: item.span.end },
        indicator,
        measure: toOne ? 'level' : 'share',
        value: part.value,
        valueMax: '',
        unit: toOne ? '' : '%',
        qualifier: toOne && paragraph.text.startsWith('以上', item.span.end) ? 'ge' : 'eq',
        ...dateFact(paragraph, facts),
        area: phrase.ownLevel,
        scope: '',
        geoScope: phrase.geoScope,
        ruleId: 'ratio.parts',
      },
    } as const;
  });
  const rest = toOne ? setAside(marks.slice(1), 'scale_word', 'ratio.to_one') : [];
  return { entries: [...entries, ...rest], register: moved };
}

/** The parts by name: of the three industries, or as the text lists them before 之比. */
function namesOf(
  { rules }: Paragraph,
  name: string,
  count: number,
  before: string,
): readonly string[] | undefined {
  const measured =
    count === 3 ? /^(?:三次产业|三产)([^结构比]{2,6}?)占?(?:结构|构成?|比|$)/.exec(name)?.[1] : undefined;
  if (measured && measured !== '增加值')
    return ['第一', '第二', '第三'].map((nth) => `${nth}产业${measured}比重`);
  // 按投资构成看，三次产业结构为…: of the sum that is taken apart.
  const parted = count === 3 ? /按([^，按]{2,6}?)(?:构成|结构)看?，/.exec(before)?.[1] : undefined;
  if (parted && /^(?:三次产业|三产)/.test(name))
    return ['第一', '第二', '第三'].map((nth) => `${nth}产业${parted}比重`);
  if (count === 3 && /三次产业|三产|产业结构|[一二三]产业|产业比/.test(name))
    return /产业比重/.test(name) ? SHARES_OF_INDUSTRIES : INDUSTRIES;
  if (count === 2 && /^第?二、?第?三次?产业?(?:结构|比)?/.test(name)) return INDUSTRIES.slice(1);
  const listed = /^(.+?)(?:之比|的?比例|的?结构|比值?|比重)$/
    .exec(name)?.[1]
    ?.replace(/^粮经饲/, '粮、经、饲');
  const members = listed && distribute(listed, count, rules.lexicon);
  return members ? members.map((member) => `${CROPS[member] ?? member}占比`) : undefined;
}

/** 粮、经、饲 are short for kinds of crops. */
const CROPS: Readonly<Record<string, string>> = {
  粮: '粮食作物',
  经: '经济作物',
  饲: '饲料作物',
};
