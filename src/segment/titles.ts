const REPORT_TITLE =
  /^(?:.{0,30}(?:政府工作报告|工作报告)》?|关于.{2,80}(?:的报告|的决议|的说明)|.{2,40}国民经济和社会发展计划|.{2,60}(?:[计展测况查源]公报|规划纲要|规划《纲要》|远景目标纲要)|中共.{2,40}五年规划的建议|.{2,60}(?:执行情况|预算草案|计划草案|决算).{0,20}报告|.{2,60}预算执行情况[和与及].{0,2}(?:19|20)\d{2}年.{0,30}预算)(?:[（(][^）)]{1,30}[）)])?$/;
const TITLE_START = /^(?:关于.{2,80}|.{2,40}(?:国民经济和社会发展|预算执行情况))/;
const LONGEST_TITLE = 100;

/** The line as a whole is the title of a report. A sentence that names one is not. */
export const isReportTitle = (text: string): boolean => {
  if (text.length > LONGEST_TITLE) return false;
  const title = plainTitle(text).replace(/^["“《](.*)["”》]$/, '$1');
  if (/听取|审议|通过|学习|解读|读懂/.test(title) && !title.startsWith('关于')) return false;
  return (
    !/[。；，：>›»|｜_]|^[一二三四五六七八九十]{1,3}、|^[（(][一二三四五六七八九十\d]{1,3}[）)]|^\d{1,2}[.．、]/.test(
      title,
    ) && REPORT_TITLE.test(title)
  );
};

/** The words of a title, without what may follow on its line: the session, the mark of a footnote, 全文, the name of the site. */
export const plainTitle = (text: string): string =>
  withoutSession(text)
    .replace(SITE, '')
    .replace(/(?<=[报告要]》?)全文$/, '')
    .replace(FOOTNOTE_MARK, '$1');

/** 统计公报[1], 统计公报①, 统计公报〔1〕, 统计公报1 */
const FOOTNOTE_MARK =
  /\s*(?:[[［〔【]\s*注?\s*\d{0,2}\s*[\]］〕】]|[（(]注\s*\d{0,2}[）)]|[①-⑳❶-❿¹²³⁴⁵⁶⁷⁸⁹⁰*＊※†]|(?<=[报告要])\d{1,2})+(（第[一二三四五六七八九十]{1,3}号）)?$/;

/** …统计公报 - 洛阳市统计局 */
const SITE =
  /(?<=[报告要])\s*[-—–_|｜]\s*[\p{Script=Han}]{2,20}(?:局|网|政府|办公室|门户|网站|信息港|委员会)$/u;

/** …决算的报告 ——2021年7月27日在…会议上, on one line: without the session. */
export const withoutSession = (title: string): string =>
  title
    .replace(/\s*[-—─]{1,4}\s*(?:19|20)\d{2}年\d{1,2}月\d{1,2}日在.*(?:会议|次会|大会)上$/, '')
    .replace(/\s*[（(](?:19|20)\d{2}年\d{1,2}月\d{1,2}日在.*(?:会议|次会|大会)上.{0,16}[）)]$/, '');

export const mayBeginTitle = (text: string): boolean =>
  text.length <= LONGEST_TITLE && !/[。；，：]/.test(text) && TITLE_START.test(text);

const SESSION_START =
  /^[-—─（(]*(?:\d{4}|[〇零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日[，,]?在/;
const SESSION_END = /(?:会议|次会|大会)上/;

/** "——2024年1月30日在…会议上", also without the dash or in brackets, and also its first line only. */
export const isSessionLine = (text: string): boolean =>
  text.length <= 80 && SESSION_START.test(text) && !/[。；]/.test(text);

export const isSessionComplete = (text: string): boolean => SESSION_END.test(text);
