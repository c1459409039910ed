/** 和田, 和平区: an area whose name begins with a conjunction. */
const OPENS_AREA = /^和(?:平|田|顺|龙|静|硕|政|县)/;
export const opensArea = (name: string): boolean => OPENS_AREA.test(name);

/** A short bracket in the midst of a name is part of it: 中欧班列（成渝）开行; a remark is not: （不含农户）. */
export function withoutBrackets(name: string): string {
  const kept = name
    .replace(/\[\d{1,2}\]|〔\d{1,3}〕/g, '')
    .replace(/(?<=[县市区])（([市区县、]{1,5})）/g, '〈$1〉')
    .replace(OF_NAME, '〈$1〉')
    .replace(/（[^（）]*）/g, '')
    .replace(/[（）]/g, '');
  return kept.replaceAll('〈', '（').replaceAll('〉', '）');
}

const OF_NAME =
  /(?<=\p{Script=Han})（(?!含|不|按|以|同|下|其|单位|现价|扣|剔|原|预|实|简|国|内|即|见)([\p{Script=Han}、]{1,4})）(?=\p{Script=Han})/gu;

/** 创新集群在全球创新指数最新排名中 → 创新集群全球创新指数排名; a leading 对 or 在 with no end stays. */
export function withoutFrame(name: string): string {
  // 人均GDP在内地大城市中率先突破1万美元: among whom.
  const among = /^(.{2,24})在[^，；]{2,14}(?:城市|省份|地区|区县|县市|市州)中$/.exec(name);
  if (among) return among[1]!;
  const frame = /^(.{2,24})?在(.{2,24}?)(?:最新)?(排名|考核|评估|评比|测评)?(?:中|上|方面|里|内)$/.exec(name);
  if (frame) return `${frame[1] ?? ''}${frame[2]}${frame[3] ?? ''}`;
  // 空气质量指数在全国168个重点城市排名
  return name.replace(/^(.{2,24})在(?:全[国省球市]|世界)[^，。；]{0,12}(排名|位次)$/, '$1$2');
}

/** 汇总的全市一般公共预算支出 → 一般公共预算支出 */
export function afterWholeArea(name: string): string {
  return /的(?:全[市省区县州]|我[市省区县])(.{2,})$/.exec(name)?.[1] ?? name;
}

/** What hangs on to a name on either side: particles, adverbs, steps that are reached, the year inside it. */
export function trimTail(name: string): string {
  return name
    .replace(/^(?:\d+|[一二三四五六七八九十两]{1,3})(?:个|条|家|座|所)(?=.{4})/, '')
    .replace(/^因(?!素|此|公|地制宜)(?=.{3})/, '')
    .replace(/(?<=收入|支出)执行$/, '')
    .replace(
      /^(?:[^，]{2,16}(?:发布|公布)的)?([^在]{3,24}(?:排名|榜单|排行榜|考核|考评|评价|评估|评比|测评|评选))中$/,
      '$1',
    )
    .replace(/(?<=.{2})在[^，。；]{2,16}基础上(?:又|再)?$/, '')
    .replace(/^[两三四五]年(?=计划)/, '')
    .replace(/(?<=.{2})按[^，、按]{2,6}计算(?=.{3})|^按[^，、按]{2,6}计算的?(?=.{3})/, '')
    .replace(/^(?:均|都|由|从|将|为)+$/, '')
    .replace(/(?<=汇率)(?:为|是)?\d?(?:美元|欧元|英镑|港元)(?:兑|合|折)$/, '')
    .replace(/(?<=.{2})要(?=(?:完成|实现).{2})/, '')
    .replace(/(?<=.{2})在(?:连续.{0,6})?$/, '')
    .replace(/时隔[\d一二两三四五六七八九十]+年(?:后)?(?=.{2})/, '')
    .replace(/等[一二两三四五六七八九十\d]{1,2}[项个](?:主要|核心|重点|经济)?指标(?=.{2})/, '')
    .replace(/^对(?=$|新增|全[市省区县](?!.*贡献率))/, '')
    .replace(opensArea(name) ? /^$/ : /^[的了、和及与，：]+/, '')
    .replace(/(?:[的了、，：和与]|(?<![惠普涉波顾])及|分别)+$/, '')
    .replace(/(?:以|拟?按|双双)$/, '')
    .replace(/[从由]每[^，；每]{1,5}$/, '')
    .replace(
      /(?:较|比)(?:年初)?(?:预期|规划|计划|控制)?目标$|(?:较|比)(?:省定|国定|国家|规定|最低)[^，；、]{0,4}标准$|(?:较|比)[^，；、较比]{2,10}(?:调整|批准|下达|接管|成立|组建|启动)时$/,
      '',
    )
    .replace(
      /(?<=.{2})(?:连续|接连|先后)?(?:连?跨[越过上]?|[迈跃登站][上过])[^，；]*?(?:台阶|大关|关口)[、]?$/,
      '',
    )
    .replace(/^(?:连?跨[越过上]?|[迈跃登站][上过])[^，；]*?(?:台阶|大关|关口)、?$/, '')
    .replace(/(?<=[额量值入润支率重益])(?:均|前)$/, '')
    .replace(/(?<=增加值|生产总值|产值|进出口)总量$/, '')
    .replace(/(?<=[额量值入支率重])[一二三四五六七八九十两\d]{1,2}年$/, '')
    .replace(/(?<=.{2})(?:成为|是)[^，、]{0,6}第[一二三四五六七八九十]个$/, '')
    .replace(/^(?:[一两二三四五]|\d{1,2})年$/, '')
    .replace(/(?<=.{3})(?:实现|预计)“?$/, '')
    .replace(/^(?:仅?用|历时)[\d一二两三四五六七八九十][^，；]{0,8}(?:时间|个月|年|天)(?:左右)?(?=.{2})/, '')
    .replace(/^(?:提前|如期)实现(?=[^“]{3})(?!.*(?:规划|计划|目标))/, '')
    .replace(/(?<=收入|支出|^)(?:决算数|(?:预计)?执行数|完成数)$/, '')
    .replace(/^(?![为除])(\p{Script=Han}{2})了(?=\p{Script=Han}{2})/u, '$1')
    .replace(/(?<=.{2})提前(?:\d+|[一二三四五六七八九十两]{1,3})(?:个月|天|年|个季度)(?:实现)?$/, '')
    .replace(/(?<=.{2})受[^，；]{2,14}(?:影响|拉动|带动)$/, '')
    .replace(/(?<=.{2})(?:19|20)\d{2}年[度末底]?(?=.{2})/, '')
    .replace(/^纳入[^，]{4,}的(?=.{4,}余额$)/, '')
    .replace(/\s+/g, '');
}
