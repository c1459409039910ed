import { isSessionLine } from './titles.ts';

const LONGEST = 40;
const YEAR_OR_PLAN =
  /(?:19|20)\d\d年|[〇零一二三四五六七八九]{4}年|“?十[一二三四五六]五”?|第十[一二三四五六]个五年/;
/** 发展目标超额实现 tells of one thing that was reached. */
const SECTION_WORDS =
  /回顾|工作安排|工作总体|(?:主要|发展|预期)目标(?!.*(?:实现|完成)$)|总体要求|执行情况|主要任务|重点任务|重点工作|工作部署|指导思想|发展环境|基本原则|面临形势/;
const SECTION_NAME =
  /^(?:前言|序言|引言|导言|结语|结束语|附件\d*|附录|名词解释|注释?|附注|资料来源|编后|目标任务)[：:]?$/;
const SENTENCE_SIGN = /[。；;，,：:？?]|^[）)”]|[（(“《、]$/;
const QUANTITY = /\d(?:[%‰]|[\d.]*(?:万|亿|个|家|人|元|吨|公里))|[百两一二三四五六七八九十]成$/;
const DATE_ONLY = /^[（(]?(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?[）)]?$|^\d{4}年\d{1,2}月/;
const OFFICE_OR_BODY =
  /(?:主任|局长|市长|省长|区长|县长|州长|主席|厅长|书记|秘书长|秘书处|委员会|统计局|财政局|调查队|人民政府|办公室|办公厅)(?:[\u4e00-\u9fff·]{2,4})?$/;

/** A short line without sentence punctuation that could stand above a section. */
export const looksLikeHeading = (text: string): boolean =>
  text.length >= 2 &&
  text.length <= LONGEST &&
  /[\u4e00-\u9fff]/.test(text) &&
  !SENTENCE_SIGN.test(text) &&
  !QUANTITY.test(text) &&
  !DATE_ONLY.test(text) &&
  !OFFICE_OR_BODY.test(text) &&
  !isSessionLine(text) &&
  !/^[（(].*[）)]$/.test(text);

/** A heading by its words: it names a year, a plan period or a usual part of a report. */
export const namesSection = (text: string): boolean => YEAR_OR_PLAN.test(text) || SECTION_WORDS.test(text);

/** 2008年工作安排, 过去五年工作回顾: the work of a year, whole; a part of a report also where other headings are numbered. */
export const namesWorkOfYear = (text: string): boolean => looksLikeHeading(text) && WORK_OF_YEAR.test(text);
const WORK_OF_YEAR =
  /^(?:(?:19|20)\d\d年|[〇零一二三四五六七八九]{4}年|(?:过去)?[三四五]年的?|过去一年的?|本届政府|今年)[\u4e00-\u9fff]{0,12}(?:回顾|总结|工作安排|工作任务|主要任务|重点任务|工作目标|主要目标|预期目标|总体要求|工作打算|工作部署|重点工作|政府工作|主要工作)$/;

/** Parts of a report that go without a number even where all others are numbered. */
export const isNamedPart = (text: string): boolean => SECTION_NAME.test(text);

/** "专栏 1：…", "表1 …", "图 2 …": the caption of a box, a table or a chart. */
export const isCaption = (text: string): boolean =>
  text.length <= 60 &&
  !/[。；]/.test(text) &&
  /^(?:附?表|图|专栏)[\d一二三四五六七八九十]{1,3}(?:-\d+)?(?:[：:．.、\s]|(?=[^\d])|$)/.test(text) &&
  !/^(?:表|图)[一二三四五六七八九十]?[面示现明达]/.test(text);

/** "图1", "表 2" on a line of its own; the title stands on the next. */
export const isBareCaption = (text: string): boolean =>
  /^附?[表图][\d一二三四五六七八九十]{1,3}(?:-\d+)?[：:．.]?$/.test(text);

/** A box runs on until the next heading; a table's or a chart's caption ends with it. */
export const isBoxCaption = (text: string): boolean => text.startsWith('专栏');
