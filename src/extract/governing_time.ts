import { isSpan } from './context.ts';
import type { Paragraph } from './paragraph.ts';
import { bracketAround, sentenceStart } from './punctuation.ts';
import type { TimePhrase } from './times.ts';

/** Only a time at the head of a clause goes on to the next; one inside (超过1978年的总和) is of its own words. */
const OPENS_CLAUSE =
  /(?:^|[，。；：！？（、\n—]|力争|争取|确保|实现|剔除|扣除|预计|其中|计划|努力|使|于|在|我们|展望了?|[市省区县])$/;

/** The time that governs the sentence at `at`, or the span of years with which a sentence before it opens. */
export function timeBefore(paragraph: Paragraph, at: number): TimePhrase | undefined {
  const { text, times } = paragraph;
  const governs = ({ kind, start, end, isLength }: TimePhrase) =>
    (kind === 'point' || kind === 'span') &&
    (OPENS_CLAUSE.test(text.slice(Math.max(0, start - 6), start)) ||
      /^(?:今后|未来|今明)/.test(text.slice(start, end)) ||
      // 重点区域开发启动两年来，
      (/年来$/.test(text.slice(start, end)) && text[end] === '，')) &&
    !(text[start - 1] === '于' && text.slice(end, at).includes('，')) &&
    // 收入5560亿元，五年翻了一番，…: of its own clause.
    !(isLength && start > sentenceStart(text, at) && /[，；]/.test(text.slice(end, at))) &&
    // What stands in brackets is of those only.
    !(bracketAround(text, start) >= 0 && bracketAround(text, at) !== bracketAround(text, start)) &&
    // 剔除2024年一次性投入26亿元后: the year of what is left out is its own.
    !(
      /(?:剔除|扣除|还原|不考虑)[^，。；]{0,16}$/.test(text.slice(Math.max(0, start - 20), start)) &&
      text.slice(end, at).includes('，')
    ) &&
    // 五年平均增长11%；…: the years of a mean are its own.
    !(/^(?:年均|平均)/.test(text.slice(end, end + 2)) && /[，；]/.test(text.slice(end, at)));
  const inSentence = times.lastBefore(at, sentenceStart(text, at), governs);
  return inSentence ?? timeOverSentences(paragraph, sentenceStart(text, at));
}

/** The span of years that the sentence, or one before it, opens with. */
export function spanBefore(paragraph: Paragraph, at: number): TimePhrase | undefined {
  const { text, times } = paragraph;
  const sentence = sentenceStart(text, at);
  const inSentence = times.lastBefore(
    at,
    sentence,
    ({ kind, start }) => kind === 'span' && OPENS_CLAUSE.test(text.slice(Math.max(0, start - 6), start)),
  );
  const over = inSentence ?? timeOverSentences(paragraph, sentence);
  return over?.kind === 'span' ? over : undefined;
}

/**
 * 五年来，各项事业取得重大成就。…: the sentences behind go on with those years, until one opens with another time; so do those
 * behind 过去一年，… in a paragraph about several years.
 */
function timeOverSentences(
  { text, times, setting, calendar }: Paragraph,
  sentence: number,
): TimePhrase | undefined {
  const opens = ({ kind, start, end, isLength }: TimePhrase) =>
    (kind === 'point' || kind === 'span') &&
    !isLength &&
    // 近三年税收占比从18%上升至22%: of its own sentence.
    !(
      /^(?:近|最近)/.test(text.slice(start, end)) &&
      !/^[，来间]/.test(text.slice(end, end + 1)) &&
      text[end - 1] === '年'
    ) &&
    // 2015年工作任务的完成，标志着…: the year of the tasks.
    !/^(?:主要)?(?:工作|目标)+任务/.test(text.slice(end, end + 8)) &&
    OPENS_SENTENCE.test(text.slice(Math.max(0, start - 10), start)) &&
    // 2024—2025年对水站进行改造，…: the years of one undertaking.
    !(YEAR_TO_YEAR.test(text.slice(start, end)) && !/^(?:，|：|我们|期间)/.test(text.slice(end, end + 2))) &&
    // 2017年民生支出3996亿元。…, among what is told of five years: the year of its own sentence.
    !(
      kind === 'point' &&
      isSpan(setting.period) &&
      /^(?:到|至)?(?:19|20)\d{2}年$/.test(text.slice(start, end)) &&
      !/^(?:，|是|，?我们)/.test(text.slice(end, end + 3))
    );
  const nearest = times.lastBefore(sentence, 0, opens);
  // 五年来，…。2017年，PM2.5浓度下降46.8%。完成…: one year among several is of its own sentence.
  const overall =
    nearest?.kind === 'point' &&
    isSpan(setting.period) &&
    !GOES_ON.test(text.slice(nearest.start, nearest.end + 1))
      ? times.lastBefore(nearest.start, 0, (time) => time.kind === 'span' && opens(time))
      : undefined;
  const opening = overall ?? nearest;
  // 到2026年，产业占比达30%以上。全市经济总量达到1万亿元: what is aimed at goes on.
  const isAhead =
    opening?.kind === 'point' &&
    setting.status === 'actual' &&
    text[opening.start] === '到' &&
    Number(opening.period) > calendar.thisYear;
  return opening && (isAhead || isSpan(opening.period) || isSpan(setting.period)) ? opening : undefined;
}

/** 过去一年，今年以来，到2026年: what they open goes on. */
const GOES_ON = /^(?:过去|刚刚|今年|本年|去年|[到至])/;
const YEAR_TO_YEAR = /^(?:19|20)\d{2}年?[-—–~～至到]/;
const OPENS_SENTENCE = /(?:^|[。！？\n])(?:各位代表[，！：])?(?:——|-|●)?(?:刚刚|回顾|总结|在)?$/;
