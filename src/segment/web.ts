import type { FurnitureReason } from '../types.ts';
import type { Line } from './lines.ts';
import { endsSentence, holdsSentenceEnd } from './sentences.ts';

const ADVERTISEMENT = [
  /更多.{0,12}(?:数据|报告|资料|资讯|内容).{0,20}(?:https?:|www\.|关注|公众号|下载|尽在)/,
  /(?:扫码|长按|识别).{0,12}(?:关注|下载|加入|领取)/,
  /关注.{0,6}(?:公众号|微信)/,
  /下载.{0,8}(?:APP|客户端)/i,
  /(?:免费|付费|会员)下载/,
];

const WEB_LINE = [
  /^(?:正文复制|打印(?:本页|正文)?|关闭(?:窗口|本页)?|分享|收藏|返回(?:顶部|首页)|无障碍.*|繁体.*|登录|注册|搜索|纠错|-->)$/,
  /^(?:【?(?:打印|关闭|收藏)】?){2,}$/,
  /^【?字[号体](?:大小)?[：:【]/,
  /^【?(?:大中小|大|中|小)】?$/,
  /^(?:分享到|分享至|微信分享|微博分享|网站微博|网站微信)/,
  /^(?:您|你)?(?:现在|当前)?的?(?:位置|所在位置)(?:是)?[：:]|^当前位置/,
  /^首页(?:$|要闻|政务)|首页[>›»/]/,
  /^(?:来源|信息来源|文章来源|稿源|作者|记者|责任编辑|责编|编辑|校对|审核|签发|供稿|发布时间|发布日期|发稿时间|发布机构|索引号|浏览次数|浏览量|阅读次数|阅读量|阅读|点击数|点击率|点击|访问量|访问次数|主办(?:单位)?|承办(?:单位)?|开办|主管(?:单位)?|技术支持|联系电话|地址|邮编|传真)[：:]/,
  /(?:浏览次数|浏览量|阅读次数|访问量)[：:]?\d*次?$/,
  /^(?:上一[篇条页]|下一[篇条页])/,
  /(?:版权所有|Copyright|©|ICP备|公网安备|网站标识码|政府网站找错)/i,
  /扫一扫|二维码/,
  /^(?:网站地图|站内地图|联系我们|关于我们|网站声明|隐私声明|友情链接|相关链接|相关阅读|相关附件|附件下载)(?:$|[：:｜|])/,
  /(?:记者|通讯员|图片).{0,20}(?:摄|供图|制图)$/,
  /^(?:https?:\/\/|www\.)\S+$/i,
  /^.{0,30}(?:政府网|人民政府|人大|政协)[｜|]$/,
];

const LONGEST_WEB_LINE = 80;
const LONGEST_MENU_LINE = 40;
const SHORTEST_PROSE = 20;

export function webLineReason(text: string): FurnitureReason | undefined {
  if (text.length > LONGEST_WEB_LINE) return undefined;
  const reason = ADVERTISEMENT.some((pattern) => pattern.test(text))
    ? 'advertisement'
    : WEB_LINE.some((pattern) => pattern.test(text))
      ? 'web_furniture'
      : undefined;
  if (text.includes('。') && !/记者.{0,20}摄$/.test(text)) return undefined;
  return reason;
}

/** Lines of the site around the text: known phrases anywhere, and the menus before the title and after the last sentence. */
export function webFurniture(
  lines: readonly Line[],
  isTitle: (line: Line) => boolean,
): Map<Line, FurnitureReason> {
  const found = new Map<Line, FurnitureReason>();
  for (const line of lines) {
    const reason = webLineReason(line.text);
    if (reason) found.set(line, reason);
  }
  for (const line of [...menuAbove(lines, found, isTitle), ...menuBelow(lines, found)]) {
    if (!found.has(line)) found.set(line, 'web_furniture');
  }
  return found;
}

type Found = ReadonlyMap<Line, FurnitureReason>;

const isProse = ({ text }: Line): boolean => text.length >= SHORTEST_PROSE && holdsSentenceEnd(text);

const isOnSite = (line: Line, found: Found): boolean => found.get(line) === 'web_furniture';

/** Everything above the last title before the prose, if the lines above it show a site. */
function menuAbove(lines: readonly Line[], found: Found, isTitle: (line: Line) => boolean): readonly Line[] {
  const prose = lines.findIndex((line) => isProse(line) && !found.has(line));
  const head = lines.slice(0, Math.max(0, prose));
  const title = head.findLastIndex((line) => isTitle(line) && !found.has(line));
  const above = head.slice(0, Math.max(0, title));
  return above.filter((line) => isOnSite(line, found)).length >= 2
    ? above.filter((line) => !endsSentence(line.text) && !isTitle(line))
    : [];
}

/** Everything below the last sentence, if it shows a site; a table there stays. */
function menuBelow(lines: readonly Line[], found: Found): readonly Line[] {
  const last = lines.findLastIndex((line) => holdsSentenceEnd(line.text) && !found.has(line));
  const below = lines.slice(last + 1);
  return below.filter((line) => isOnSite(line, found)).length >= 2
    ? below.filter((line) => !/\d/.test(line.text) && line.text.length <= LONGEST_MENU_LINE)
    : [];
}
