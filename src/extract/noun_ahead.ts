import type { GroupReading } from './group_reading.ts';
import { said } from './naming.ts';
import { nounAfter } from './noun.ts';
import { nextNumberAt } from './paragraph.ts';

/** Words that may stand between a number and a further one of the same things. */
const SAME_THINGS = /^[、，和]?(?:累计|总计|共计|合计|总数|总量|现有|目前|已|共|均?已?达到?|达)*$/;

/** 建成8个国家级、13个省级区域医疗中心: the head behind the attribute of the next number is the first's too. */
export function headAhead({ paragraph, group, next, noun }: GroupReading): string {
  const { text, items, rules } = paragraph;
  const further = items[next];
  if (!noun || further?.kind !== 'quantity' || text.slice(noun.end, further.span.start) !== '、') return '';
  const attribute = text.slice(noun.start, noun.end);
  if (!/[级型类]$/.test(attribute) || further.quantity.unitText !== group.at(-1)!.quantity.unitText)
    return '';
  const limit = nextNumberAt(paragraph, next + 1);
  const own = nounAfter({ text, lexicon: rules.lexicon, limit, asSubject: false }, further.span.end);
  const head = own && /^[^级型类]{1,8}[级型类](.{2,})$/.exec(text.slice(own.start, own.end))?.[1];
  return head ?? '';
}

/** 新增17种、累计82种“港澳药械通”药械: the noun that counts for a number and for the next; '' where there is none. */
export function nounAhead({ paragraph, group, next }: GroupReading): string {
  const { text, items, rules } = paragraph;
  const last = group.at(-1)!;
  const further = items[next];
  if (further?.kind !== 'quantity' || further.quantity.unitText !== last.quantity.unitText) return '';
  if (!SAME_THINGS.test(text.slice(last.span.end, further.span.start))) return '';
  const limit = nextNumberAt(paragraph, next + 1);
  const noun = nounAfter({ text, lexicon: rules.lexicon, limit, asSubject: false }, further.span.end);
  if (!noun) return '';
  const predicate = noun.runsOn ? '' : said(text.slice(noun.end, noun.predicateEnd));
  return predicate + text.slice(noun.start, noun.end);
}
