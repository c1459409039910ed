import { AREAS_IN_HE, ASSESSMENTS, TRIMS } from './trims.ts';

const OPENS_AREA = new RegExp(`^${AREAS_IN_HE}`);
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
  const frame = FRAME.exec(name);
  if (frame) return `${frame[1] ?? ''}${frame[2]}${frame[3] ?? ''}`;
  // 空气质量指数在全国168个重点城市排名
  return name.replace(/^(.{2,24})在(?:全[国省球市]|世界)[^，。；]{0,12}(排名|位次)$/, '$1$2');
}

const FRAME = new RegExp(`^(.{2,24})?在(.{2,24}?)(?:最新)?(${ASSESSMENTS})?(?:中|上|方面|里|内)$`);

/** 汇总的全市一般公共预算支出 → 一般公共预算支出 */
export function afterWholeArea(name: string): string {
  return /的(?:全[市省区县州]|我[市省区县])(.{2,})$/.exec(name)?.[1] ?? name;
}

/** What is left of a phrase without what hangs on to its name on either side. */
export const trimTail = (phrase: string): string =>
  TRIMS.reduce((name, { form, by = '' }) => name.replace(form, by), phrase);
