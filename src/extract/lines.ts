const KINDS = '高速公路|高速铁路|轨道交通|高铁|地铁|轻轨|铁路|公路';

/** The first kind of line in a name (新增高速公路通车里程 → 高速公路), or ''. */
export const lineIn = (name: string): string => new RegExp(KINDS).exec(name)?.[0] ?? '';

/** The kind of line with which the last clause of `told` that opens with one does (轨道交通2号线投入运营，), or ''. */
export const lineOpening = (told: string): string => [...told.matchAll(OPENS)].at(-1)?.[1] ?? '';
const OPENS = new RegExp(`(?:^|[，；])(?:全[市省区县州]|新增)?(?:城市)?(${KINDS})`, 'g');

/** How long all the lines are. */
export const isLength = (name: string): boolean => /^(?:运营|通车|营运|营业)?总?里程$/.test(name);
