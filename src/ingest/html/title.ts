import { isReportTitle } from '../../segment/titles.ts';
import { textOfBlock } from '../flow/compose.ts';
import { type Element, isElement, isText, type Node, type Root, walk } from '../markup.ts';
import type { PageBlock } from './page.ts';

/** Titles that the head of a page states, the most exact first, and the title bar's text. */
export interface StatedTitles {
  readonly article: readonly string[];
  readonly bar: string;
}

const META = /^(?:ArticleTitle|og:title)$/i;
const SHORTEST = 4;
const LONGEST = 120;

export function statedTitles(root: Root): StatedTitles {
  const article: string[] = [];
  let bar = '';
  walk(root, {
    enter(node: Node) {
      if (!isElement(node)) return false;
      const { name, attribs } = node;
      if (name === 'meta' && META.test(attribs.name ?? attribs.property ?? ''))
        article.push(attribs.content ?? '');
      if (name === 'title' && bar === '') bar = textIn(node);
      return name !== 'body' && name !== 'svg';
    },
    leave() {},
  });
  return { article: article.map(squeezed).filter((title) => title !== ''), bar: bar.trim() };
}

const textIn = ({ children }: Element): string =>
  (children as Node[]).map((child) => (isText(child) ? child.data : '')).join('');

/**
 * The block that is the title of the article: it says what the head of the page states, and stands before the first
 * sentence of the article, the last of several (the breadcrumb names it too).
 */
export function titleBlock(
  blocks: readonly PageBlock[],
  titles: StatedTitles,
  isArticle: (block: PageBlock) => boolean,
): PageBlock | undefined {
  const prose = blocks.findIndex(
    (block) => isArticle(block) && (block.block.kind === 'table' || textOfBlock(block.block).includes('。')),
  );
  const head = blocks
    .slice(0, prose < 0 ? blocks.length : prose)
    .filter(({ block }) => block.kind !== 'table');
  const bar = squeezed(titles.bar);
  const saysOf = (block: PageBlock): string => squeezed(textOfBlock(block.block));
  return (
    head.findLast((block) => titles.article.includes(saysOf(block))) ??
    head.findLast((block) => isLong(saysOf(block)) && bar.startsWith(saysOf(block))) ??
    head.findLast((block) => isReportTitle(saysOf(block))) ??
    head.findLast((block) => block.block.kind === 'heading' && block.block.level === 1 && isArticle(block))
  );
}

/** The title in the bar without the names of column and site behind it; empty where it says nothing. */
export function barTitle({ article, bar }: StatedTitles): string {
  const stated =
    article.find((title) => bar.startsWith(title)) ??
    bar.split(/[_|｜]|\s[-–—]+\s|[-–—]+(?![\d-])/)[0]!.trim();
  return isLong(squeezed(stated)) ? stated : '';
}

const isLong = (text: string): boolean => text.length >= SHORTEST && text.length <= LONGEST;

const squeezed = (text: string): string => text.replace(/\s+/g, '');
