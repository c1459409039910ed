import type { Lexicon } from '../rules/lexicon.ts';
import { shortPlace } from './area_words.ts';
import { distribute, splitCoordination } from './coordination.ts';
import { subjectName } from './naming.ts';
import type { Paragraph } from './paragraph.ts';
import { pendingSubject } from './pending.ts';
import type { Phrase } from './phrase.ts';
import type { Clause } from './predicate.ts';
import { sentenceStart } from './punctuation.ts';
import { flowOf, metricOf, type Register } from './register.ts';
import { ASSESSMENTS } from './trims.ts';

/** The name of what is ranked, with what it leaves out restored. */
export function headed(paragraph: Paragraph, register: Register, phrase: Phrase, at: number): string {
  return subjectName({
    phrase,
    register,
    joined: false,
    adjoins: false,
    sameSentence: register.end > 0 && sentenceStart(paragraph.text, at) <= register.end,
    total: false,
    addends: [],
    measure: 'rank',
    isReached: false,
    isMoved: false,
    unitClass: '',
    unitText: '',
    topic: paragraph.topic,
    lexicon: paragraph.rules.lexicon,
  });
}

/** 居全国自由贸易试验区制度创新指数第一: the place is one in an index, which stands behind among whom. */
export function indexIn(scope: string, lexicon: Lexicon): string {
  if (!INDEX.test(scope)) return '';
  const among = lexicon.startingAt(scope, 0, scope.length, 'scope_head')?.word ?? '';
  return scope.slice(among.length);
}

/** 获全省巩固脱贫成果考核第一: the place is one in an assessment. */
export function assessmentIn(scope: string, lexicon: Lexicon): string {
  if (!ASSESSED.test(scope)) return '';
  const among = lexicon.startingAt(scope, 0, scope.length, 'scope_head')?.word ?? '';
  return scope.slice(among.length);
}
const ASSESSED = new RegExp(`.{4}(?:${ASSESSMENTS})$`);

const INDEX = /.{4}(?:指数|排行榜|榜单|竞争力|吸引力|影响力|满意度)$/;

/** 进出口占全省77%，居首位: what has the share is ranked, and not a share of something of one's own. */
export const lastRanked = ({ measure, last, subject }: Register): string =>
  measure === 'share' && OF_PLACE.test(last) ? subject : last;
const OF_PLACE = /占(?:全[国省市区县州球]|世界|国内|[西中东]部)[^占]{0,4}比重$/;

/** What stands before the verb, or what was told before, is ranked; `ranked` where it stands behind. */
export function rankedName(
  paragraph: Paragraph,
  register: Register,
  phrase: Phrase,
  edge: number,
  ranked: string,
): string {
  // 深圳港LNG接卸量增长25.3%、接卸量居首位
  const rate = /(?<=.{2})(?:增幅|增速)$/.exec(phrase.name)?.[0] ?? '';
  const short = phrase.name.slice(0, phrase.name.length - rate.length);
  const isShort = short.length > 1 && register.subject.endsWith(short);
  const joint = rate === '' ? '、' : '、，';
  if (isShort && joint.includes(paragraph.text[register.end] ?? ' ')) return register.subject + rate;
  if (phrase.name !== '') return headed(paragraph, register, phrase, edge);
  const pending = pendingSubject(paragraph, register, edge).name;
  const apart = sentenceStart(paragraph.text, edge) > register.end;
  return (apart && (pending || ranked)) || register.last || pending || ranked;
}

/**
 * 深圳位居福布斯中国商业城市榜第二位; 世界知识产权组织发布的全球“科技集群”，合肥居第40位: where the place itself is ranked, the ranking
 * is named; else ''.
 */
export function rankingOf(
  { text, metadata, rules }: Paragraph,
  clause: Clause,
  edge: number,
  scope: string,
  { name }: Phrase,
): string {
  const short = shortPlace(metadata.place);
  const words = text.slice(clause.start, edge).replace(/均|分别|连续[一二两三四五六七八九十\d]+年/g, '');
  const isPlace =
    words.length > 1 && (words === metadata.place || words === short || /^我[市省区县州]$/.test(words));
  // 加速工业高质量发展，连续3年居全国先进制造业百强市第7位
  const isUnsaid = words === '' && /百强|榜|排名/.test(scope);
  // 长沙县、浏阳市分别位居全国百强县第五、第七: whoever stands in a list has a place in it, and no figure.
  const isListed = LISTS.test(scope) && metricOf(name, rules.lexicon) === '' && !/[率数量额值度]$/.test(name);
  // 建发、国贸在《财富》世界500强位次分别提升至第77位、106位
  const inList = IN_LIST.exec(words)?.[1];
  // 我市在全球科研城市排名跃升到第31位
  const inRanking = /^(?:我[市省区县州])?在([^，。；]{4,24}(?:排名|榜单|排行榜))$/.exec(words)?.[1];
  if (inRanking !== undefined) return inRanking.replace(AMONG_CITIES, '');
  if (inList !== undefined) return inList + (/^(?:位次|排名)/.exec(text.slice(edge))?.[0] ?? '排名');
  if (!isPlace && !isUnsaid && !isListed) return '';
  const list =
    isListed || namesRanking(scope) ? scope.replace(/^.*(?:发布|公布|评选)的|^(?:19|20)\d{2}年?度?/, '') : '';
  const announced =
    list ||
    (ANNOUNCED.exec(text.slice(Math.max(0, clause.start - LONGEST_RANKING), clause.start))?.[1] ?? '');
  return announced === '' || /(?:榜|榜单|排名)$/.test(announced) ? announced : `${announced}排名`;
}

/** 全国358个地级以上城市|群众安全感排名 */
const AMONG_CITIES =
  /^(?:全[国省市球]|世界)?(?:\d+个)?[^，。；\d]{0,8}(?:城市|省份|县市|地区)(?=.{3,}(?:排名|榜单|排行榜)$)/;

const IN_LIST = /.{2}在([^，。；]{2,}?(?:[百千]|\d)强)(?:位次|排名)?中?$/;
const LISTS = /(?:[百千]|\d)强|榜|排行|十[大佳]/;

/** Whose places a ranking tells: 长沙县、浏阳市 of 长沙县、浏阳市分别位居全国百强县第五、第七; '' for the place of the report. */
export function rankedAreas(phrase: Phrase, place: string, count: number): readonly string[] {
  const whole = phrase.name.replace(/在.*$/, '');
  const members = splitCoordination(whole);
  const each = members.length === count ? members : new Array<string>(count).fill(whole);
  return each.map((area) =>
    area === place || area === shortPlace(place) || OF_SOMEONE.test(area) ? '' : area,
  );
}

/** 外贸竞争力居百强城市第52位: what is strong, and nobody. */
const OF_SOMEONE = /(?:力|水平|发展|建设|工作|成[绩效]|改革|环境)$/;

/** 全国, 副省级: what is no longer says among whom, and names no ranking. */
export const namesRanking = (scope: string): boolean => scope.length > LONGEST_WIDER;
const LONGEST_WIDER = 5;
const LONGEST_RANKING = 40;
const ANNOUNCED =
  /(?:发布的?|公布的?|[，。；]|^)在?(?:(?:19|20)\d{2}年度?)?([^，。；的年]{0,8}[“《][^“”《》]{2,20}[”》](?:活动|评价|调查|测评)?|[^，。；的年]{3,20}(?:榜|榜单|排名))中?[，：]$/;

/** 研发人员159万人、高技能人才843万人，均居全国首位: one place of the two or three figures of the sentence; else ''. */
export function ofAllTold(
  { text, rules }: Paragraph,
  { recent, group, measure, end }: Register,
  { name }: Phrase,
  at: number,
): string {
  const isSame = end > 0 && sentenceStart(text, at) <= end;
  if (!/^(?:规模|总量|数量|增量)?$/.test(name) || !isSame || measure !== 'level') return '';
  // 新增A296家、总数达1025家，新增B29家、总数达95家，增量均居首位
  // 城镇化率提高至64.8%，绿化覆盖率、绿地率分别达46.84%、43.46%，均居全国第2: of those that stand together.
  const told = group.length > 1 ? group : recent;
  const added = name === '增量' ? told.filter((one) => flowOf(one, rules.lexicon) !== '') : told;
  return (added.length === 2 || added.length === 3) &&
    /^[，、](?:规模|总量|数量|增量)?(?:均|都|双双|双)/.test(text.slice(end, end + 5))
    ? added.join('、')
    : '';
}

/** 营收和利润分别居全国第5、第6位: the name of each place; undefined where they cannot be told apart. */
export function namesOfEach(
  paragraph: Paragraph,
  register: Register,
  phrase: Phrase,
  at: number,
  count: number,
): readonly string[] | undefined {
  if (phrase.name === '') {
    // 收入241.5亿元，增长6.4%，分居全省第4、第3位: the sum's place and its growth's.
    if (count === 2 && register.measure === 'growth' && register.recent.at(-1) === register.subject)
      return [register.subject, `${register.subject}增速`];
    // 全体居民收入增长6.1%，其中城镇和农村分别增长5%和7.1%，排位分别是第六、第五、第四位
    const told = register.measure === 'growth' ? register.told : register.recent;
    return told.length >= count ? told.slice(-count) : undefined;
  }
  const members = distribute(phrase.name, count, paragraph.rules.lexicon);
  return members?.map((name) => headed(paragraph, register, { ...phrase, name }, at));
}
