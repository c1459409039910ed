import type { ReportKind } from '../types.ts';

const BODY =
  '(?:统计局|财政[局厅]|发展[和与]改革(?:委员会|局)|发展改革(?:委员会|委|局)|人民政府|人民政府办公[室厅]|人大常委会)';
const SOURCE = new RegExp(`^(?:来源|信息来源|发布机构)[：:]\\s?([\\u4e00-\\u9fff]{2,20}?${BODY})`);
const BODY_LINE = new RegExp(`^([\\u4e00-\\u9fff]{2,20}?${BODY})$`);
const SPEAKER = new RegExp(
  `^([\\u4e00-\\u9fff]{2,20}?${BODY})(?:局长|厅长|主任|副局长|副主任|区长|市长|县长|州长|省长)`,
);

/** Who gives out the report: as its head states it, else the government in whose name a work report is given. */
export function publisherOf(kind: ReportKind, place: string, front: readonly string[], text: string): string {
  const stated = [BODY_LINE, SPEAKER, SOURCE]
    .flatMap((pattern) => front.map((line) => pattern.exec(line)?.[1]))
    .find((name) => name !== undefined);
  if (stated !== undefined) return stated;
  const isGovernments = kind === 'work_report' && place !== '' && /代表.{0,14}政府/.test(text.slice(0, 4000));
  return isGovernments && /[省市区州县盟旗]$/.test(place) ? `${place}人民政府` : '';
}
