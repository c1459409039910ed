import { type Element, isElement, type Root } from '../../markup.ts';
import { childOf, childrenOf, numberOf, valOf } from '../xml.ts';

/** Where a paragraph stands in a list. */
export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

interface Level {
  readonly format: string;
  /** 第%1章, %1.%2 */
  readonly pattern: string;
  readonly start: number;
  readonly hasSpace: boolean;
}

interface List {
  /** Lists of one abstract definition count on together. */
  readonly abstract: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels at which this list begins anew, though others of its definition have counted before. */
  readonly restarts: ReadonlyMap<number, number>;
}

/** Gives paragraphs of lists, in their order, the numbers that Word shows before them: 一、 （一） 1. */
export type Numbering = (place: ListPlace) => string;

export function numberingOf(root: Root | undefined): Numbering {
  const lists = listsOf(childOf(root, 'w:numbering'));
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return ({ list: id, level }) => {
    const list = lists.get(id);
    const own = list?.levels.get(level);
    if (!list || !own) return '';
    const numbers = counts.get(list.abstract) ?? [];
    counts.set(list.abstract, numbers);
    const restart = begun.has(`${id} ${level}`) ? undefined : list.restarts.get(level);
    begun.add(`${id} ${level}`);
    numbers[level] = restart ?? (numbers[level] === undefined ? own.start : numbers[level] + 1);
    numbers.length = level + 1;
    if (own.format === 'bullet' || own.format === 'none') return '';
    const label = own.pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = list.levels.get(at);
      return formatted(numbers[at] ?? shown?.start ?? 1, shown?.format ?? 'decimal');
    });
    return own.hasSpace && /[\d.A-Za-z)]$/.test(label) ? `${label} ` : label;
  };
}

function listsOf(root: Element | undefined): ReadonlyMap<string, List> {
  const abstracts = new Map(
    childrenOf(root, 'w:abstractNum').map((one) => [one.attribs['w:abstractNumId'] ?? '', levelsOf(one)]),
  );
  return new Map(
    childrenOf(root, 'w:num').map((num) => {
      const abstract = valOf(num, 'w:abstractNumId') ?? '';
      const levels = new Map(abstracts.get(abstract) ?? []);
      const restarts = new Map<number, number>();
      for (const override of childrenOf(num, 'w:lvlOverride')) {
        const at = numberOf(override.attribs['w:ilvl'], 0);
        for (const [level, own] of levelsOf(override)) levels.set(level, own);
        const start = valOf(override, 'w:startOverride');
        if (start !== undefined) restarts.set(at, numberOf(start, 1));
      }
      return [num.attribs['w:numId'] ?? '', { abstract, levels, restarts }];
    }),
  );
}

const levelsOf = (parent: Element): ReadonlyMap<number, Level> =>
  new Map(
    childrenOf(parent, 'w:lvl').map((level) => [
      numberOf(level.attribs['w:ilvl'], 0),
      {
        format: formatOf(level),
        pattern: valOf(level, 'w:lvlText') ?? '',
        start: numberOf(valOf(level, 'w:start'), 1),
        hasSpace: valOf(level, 'w:suff') !== 'nothing',
      },
    ]),
  );

/** Newer formats stand in a part that older programs pass over. */
function formatOf(level: Element): string {
  const alternate = childOf(childOf(level, 'mc:AlternateContent'), 'mc:Choice');
  const format = childOf(alternate, 'w:numFmt') ?? childOf(level, 'w:numFmt');
  return (isElement(format ?? null) && format?.attribs['w:val']) || 'decimal';
}

const SMALL = '〇一二三四五六七八九';
const LEGAL = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** A number as one of Word's formats shows it; in digits where the format is not known here. */
export function formatted(number: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'taiwaneseCounting':
      return counted(number, SMALL, ['', '十', '百', '千']);
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
    case 'japaneseLegal':
      return counted(number, LEGAL, ['', '拾', '佰', '仟']);
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return String(number).replace(/\d/g, (digit) => SMALL.charAt(Number(digit)));
    case 'ideographTraditional':
      return number >= 1 && number <= 10 ? STEMS.charAt(number - 1) : String(number);
    case 'ideographZodiac':
      return number >= 1 && number <= 12 ? BRANCHES.charAt(number - 1) : String(number);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return number >= 1 && number <= 20 ? String.fromCharCode(0x2460 + number - 1) : String(number);
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(number).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'lowerLetter':
      return lettered(number, 'a');
    case 'upperLetter':
      return lettered(number, 'A');
    case 'lowerRoman':
      return roman(number).toLowerCase();
    case 'upperRoman':
      return roman(number);
    default:
      return String(number);
  }
}

/** 1 to 9999 with places: 十, 十二, 二十, 一百〇五. */
function counted(number: number, digits: string, places: readonly string[]): string {
  if (number < 1 || number > 9999) return String(number);
  const written = String(number);
  let text = '';
  for (const [i, digit] of [...written].entries()) {
    const place = places[written.length - 1 - i]!;
    if (digit !== '0') text += digits.charAt(Number(digit)) + place;
    else if (!text.endsWith(digits.charAt(0))) text += digits.charAt(0);
  }
  const trimmed = text.replace(new RegExp(`${digits.charAt(0)}+$`), '');
  return number >= 10 && number < 20 ? trimmed.slice(1) : trimmed;
}

const lettered = (number: number, first: string): string =>
  number >= 1
    ? String.fromCharCode(first.charCodeAt(0) + ((number - 1) % 26)).repeat(Math.ceil(number / 26))
    : String(number);

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  let rest = number;
  let text = '';
  for (const [value, letters] of ROMAN) {
    for (; rest >= value; rest -= value) text += letters;
  }
  return text;
}
