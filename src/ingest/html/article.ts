import { webLineReason } from '../../segment/web.ts';
import { textOfBlock } from '../flow/compose.ts';
import type { Element } from '../markup.ts';
import type { PageBlock } from './page.ts';

/** What sites call the parts around an article; a hint only, which a part that holds most of the page overrules. */
const SITE_TAGS = new Set(['nav', 'aside', 'footer', 'form', 'button', 'menu']);
const SITE_NAMES =
  /(?:^|[-_\s])(?:nav\w*|navbar|menu\w*|bread\w*|crumbs?|foot\w*|copyright|banner|side(?:bar)?|share\w*|bdshare\w*|related|relate|recommend\w*|hot|toolbar|tool(?:s)?|search\w*|pager?|pagination|print|login|qrcode|ewm|friend\w*|dqwz|position|location|weizhi|top-?bar|header)(?:$|[-_\s])/i;
/** Labels of the table of a page's particulars in the catalogues of government information. */
const PARTICULARS =
  /索引号|发文机关|发布机构|发文字号|文号|主题分类|成文日期|发布日期|信息名称|公开日期|生成日期/g;

const SHORTEST_TEXT = 20;
const WEIGHT_OF_SHORT = 0.1;
/** Share of the page's weight that must lie in the part that is called the article. */
const MOST = 0.8;
const HALF = 0.5;
const FEWEST_PROSE = 0.05;

/** Tells the blocks of the article from those of the site around it. */
export function isArticle(blocks: readonly PageBlock[]): (block: PageBlock) => boolean {
  const raw = weigh(blocks, (block) => textOfBlock(block.block).length);
  const isSite = siteParts(raw);
  const own = blocks.filter(({ at }) => !isSite(at));
  const weights = weigh(own, weightOf);
  const container = [
    linesAround(weigh(own, ({ block }) => (block.kind === 'table' ? 0 : 1))),
    ownAround(weigh(blocks, (block) => (isSite(block.at) || weightOf(block) === 0 ? 1 : 0))),
    proseAround(weigh(own, (block) => (isProse(block) ? weightOf(block) : 0))),
  ].reduce((inner, widen) => inner && widen(inner), containerOf(weights));
  return (block) =>
    container !== undefined && !isSite(block.at) && !isParticulars(block) && isWithin(block.at, container);
}

interface Weights {
  readonly total: number;
  readonly of: ReadonlyMap<Element, number>;
}

/** What each element holds, its descendants included. */
function weigh(blocks: readonly PageBlock[], weight: (block: PageBlock) => number): Weights {
  const of = new Map<Element, number>();
  let total = 0;
  for (const block of blocks) {
    const own = weight(block);
    if (own === 0) continue;
    total += own;
    for (const element of ancestorsOf(block.at)) of.set(element, (of.get(element) ?? 0) + own);
  }
  return { total, of };
}

function* ancestorsOf(from: Element): Generator<Element> {
  for (let at: Element | null = from; at && 'attribs' in at; at = at.parent as Element | null) yield at;
}

/** Whether an element is, or is in, a part that bears the name of a part of the site and holds less than half of the page. */
function siteParts({ total, of }: Weights): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  const bearsName = (element: Element): boolean =>
    (SITE_TAGS.has(element.name) ||
      SITE_NAMES.test(`${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`)) &&
    (of.get(element) ?? 0) < total * HALF;
  return (element) => {
    const path: Element[] = [];
    let found = false;
    for (const at of ancestorsOf(element)) {
      const before = known.get(at);
      if (before !== undefined) {
        found = before;
        break;
      }
      path.push(at);
    }
    for (const at of path.reverse()) {
      found ||= bearsName(at);
      known.set(at, found);
    }
    return found;
  };
}

/** Text that is no link, less where it is short; nothing where it is one of the lines that sites have. */
function weightOf(block: PageBlock): number {
  const text = textOfBlock(block.block);
  const own = isProse(block) ? text.length : Math.max(0, text.length - block.linked);
  if (own * 2 < text.length || webLineReason(text) !== undefined) return 0;
  return block.block.kind === 'table' || text.length >= SHORTEST_TEXT ? own : own * WEIGHT_OF_SHORT;
}

/** The innermost part that holds most of the text, with what stands beside a table or a paragraph of it. */
function containerOf({ total, of }: Weights): Element | undefined {
  let container: Element | undefined;
  let heaviest: Element | undefined = [...of].find(([{ parent }]) => !parent || !('attribs' in parent))?.[0];
  while (heaviest) {
    if (CONTAINERS.has(heaviest.name)) container = heaviest;
    const below: readonly Element[] = heaviest.children.filter((child) => 'attribs' in child) as Element[];
    heaviest = below.find((child) => (of.get(child) ?? 0) >= total * MOST);
  }
  return container;
}

type Widen = (container: Element) => Element;

/** A table in a part of its own: its caption and unit stand outside. */
const linesAround =
  ({ of }: Weights): Widen =>
  (container) => {
    for (const at of ancestorsOf(container)) if (of.has(at)) return at;
    return container;
  };

/** Short lines beside the heaviest part, as far as nothing of the site stands among them. */
const ownAround =
  ({ of }: Weights): Widen =>
  (container) => {
    let around = container;
    for (const at of ancestorsOf(container)) {
      if ((of.get(at) ?? 0) > (of.get(container) ?? 0)) break;
      around = at;
    }
    return around;
  };

/** Sentences beside the heaviest part, as where the tables of an article outweigh its text. */
const proseAround =
  ({ total, of }: Weights): Widen =>
  (container) => {
    let around = container;
    for (const at of ancestorsOf(container)) {
      if ((of.get(at) ?? 0) - (of.get(around) ?? 0) > total * FEWEST_PROSE) around = at;
    }
    return around;
  };

const isProse = ({ block }: PageBlock): boolean =>
  block.kind !== 'table' && textOfBlock(block).includes('。');

const CONTAINERS = new Set(['html', 'body', 'div', 'section', 'main', 'article', 'td']);

function isWithin(element: Element, container: Element): boolean {
  for (const at of ancestorsOf(element)) if (at === container) return true;
  return false;
}

const isParticulars = ({ block }: PageBlock): boolean =>
  block.kind === 'table' && new Set(textOfBlock(block).match(PARTICULARS)).size >= 2;
