import type { Block, DocumentMetadata, FurnitureBlock, ReportKind, SourceText } from '../types.ts';
import type { Areas } from './areas.ts';
import { kindOf } from './kinds.ts';
import { placeOf } from './place.ts';
import { publisherOf } from './publisher.ts';
import { plainTitle } from './titles.ts';
import { withArabicYears, type Years, yearsOf } from './years.ts';

/** 某市2025年经济运行情况, at the head of a text that is none of the known reports. */
const DATED_TITLE =
  /^[^。；，：]{0,24}(?:19|20)\d{2}年[^。；，：]{2,40}(?:情况|分析|概况|综述|形势|总结|报告|简析|公告)$/;
const FRONT_BLOCKS = 24;
const OPENING_LENGTH = 4000;
const DATE = /(\d{4})年(\d{1,2})月(\d{1,2})日/;
const DATE_LINE = /^[（(]?\d{4}年\d{1,2}月\d{1,2}日[）)]?$/;
const SESSION = /代表大会|人大|常委会|常务委员会/;
const SESSION_DATE = /\d{4}年\d{1,2}月\d{1,2}日.*(?:代表大会|人大|常委会|会议)/;

/** What a report says of itself; a field it does not state is empty. The opening, and then the file's name, give a year if nothing else does. */
export function metadataOf(
  source: SourceText,
  blocks: readonly Block[],
  areas: Areas,
  fileStem: string,
): DocumentMetadata {
  const front = frontOf(blocks);
  const title = titleOf(blocks) || (front.slice(0, 2).find((line) => DATED_TITLE.test(line)) ?? '');
  const kind = kindOf(title, front);
  // In a gazette the resolution on a report stands before it, with a date of its own.
  const sessionDate = sessionDateOf(frontOf(fromTitle(blocks))) || sessionDateOf(front);
  const { place, areaCode } = placeOf(title, front, openingOf(blocks), areas);
  const years = yearsOf(kind, title, blocks, sessionDate);
  const isDated = years.referenceYear !== '' || years.planYear !== '';
  const fallback = isDated ? NO_YEARS : yearsOfName(kind, yearOfOpening(blocks), fileStem);
  return {
    title,
    publisher: publisherOf(kind, place, front, source.text),
    place,
    areaCode,
    kind,
    sessionDate,
    referenceYear: years.referenceYear || fallback.referenceYear,
    planYear: years.planYear || fallback.planYear,
  };
}

const isTitle = (block: Block): boolean => block.kind === 'heading' && block.level === 0;

const fromTitle = (blocks: readonly Block[]): readonly Block[] =>
  blocks.slice(Math.max(0, blocks.findIndex(isTitle)));

const titleOf = (blocks: readonly Block[]): string => plainTitle(blocks.find(isTitle)?.reading.text ?? '');

/**
 * The lines at the head of the document, up to the first heading of a part and a few lines of it. However long the menus
 * of the site above it, they do not count, but for the line that says who gives it out.
 */
function frontOf(blocks: readonly Block[]): string[] {
  return blocks
    .filter((block) => block.kind !== 'furniture' || isOfHead(block))
    .slice(0, FRONT_BLOCKS)
    .map(({ reading }) => reading.text);
}

const isOfHead = ({ reason, reading }: FurnitureBlock): boolean =>
  reason === 'web_furniture'
    ? /^(?:信息)?来源|^发布机构/.test(reading.text)
    : reason !== 'table_of_contents' && reason !== 'footnote_mark';

function openingOf(blocks: readonly Block[]): string {
  let opening = '';
  for (const block of blocks) {
    if (opening.length > OPENING_LENGTH) break;
    if (block.kind !== 'furniture') opening += `${block.reading.text}\n`;
  }
  return opening;
}

/** 2023年，面对复杂严峻的国内外环境，…: a text without a title begins with the year it is about. */
function yearOfOpening(blocks: readonly Block[]): string {
  const prose = blocks.filter(({ kind }) => kind === 'paragraph').slice(0, FIRST_PARAGRAPHS);
  return prose.map(({ reading }) => /^((?:19|20)\d{2})年，/.exec(reading.text)?.[1]).find(Boolean) ?? '';
}

const FIRST_PARAGRAPHS = 4;

/** What the opening, or else the name of the file tells: for a work report the year in which it was given. */
function yearsOfName(kind: ReportKind, opening: string, fileStem: string): Years {
  const named = /(?:19|20)\d\d/.exec(fileStem)?.[0] ?? '';
  if (opening !== '' || named === '' || kind !== 'work_report')
    return { referenceYear: opening || named, planYear: '' };
  return { referenceYear: String(Number(named) - 1), planYear: named };
}

const NO_YEARS: Years = { referenceYear: '', planYear: '' };

/** The date of the session, in the line that names it or on a line of its own beside that. */
function sessionDateOf(front: readonly string[]): string {
  const short = front.filter((line) => line.length <= 100).map(withArabicDate);
  const stated = short.find((line) => SESSION_DATE.test(line));
  if (stated !== undefined) return isoDate(stated);
  const session = short.findIndex((line) => SESSION.test(line));
  const beside = session < 0 ? [] : short.slice(Math.max(0, session - 2), session + 3);
  return isoDate(beside.find((line) => DATE_LINE.test(line)) ?? '');
}

function isoDate(text: string): string {
  const [, year, month = '', day = ''] = DATE.exec(text) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : '';
}

const NUMBERS = '〇一二三四五六七八九';

/** 二〇二四年一月三十日 → 2024年1月30日. */
const withArabicDate = (text: string): string =>
  withArabicYears(text).replace(
    /([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)(?=[月日])/g,
    (written, tens, ten, ones) => {
      if (written === '') return '';
      if (ten === '') return String(NUMBERS.indexOf(tens || ones));
      return String((tens ? NUMBERS.indexOf(tens) : 1) * 10 + (ones ? NUMBERS.indexOf(ones) : 0));
    },
  );
