import type { SourceText } from '../../types.ts';
import { UnreadableInput } from '../errors.ts';
import { type FlowBlock, plainRun, type Run } from '../flow/blocks.ts';
import { compose } from '../flow/compose.ts';
import { unlessWrapped } from '../flow/wrapping.ts';
import { formOf, HTML } from '../forms.ts';
import { parseHtml } from '../markup.ts';
import type { Reader } from '../reader.ts';
import { isArticle } from './article.ts';
import { blocksOf } from './blocks.ts';
import { decodePage } from './charset.ts';
import { guardPage } from './limits.ts';
import { isMultipart, pageInMultipart } from './multipart.ts';
import type { PageBlock } from './page.ts';
import { barTitle, type StatedTitles, statedTitles, titleBlock } from './title.ts';

/** Web pages as they are saved: the article, and as furniture what the site sets around it. */
export const htmlReader: Reader = {
  mediaType: HTML.mediaType,
  accepts: (name, head) => formOf(name, head) === HTML,
  read: (bytes) => readPage(isMultipart(bytes) ? pageInMultipart(bytes) : decodePage(bytes)),
};

/** @throws UnreadableInput for a page without text of its own. */
export function readPage(page: string): SourceText {
  guardPage(page);
  const root = parseHtml(page);
  const blocks = blocksOf(root);
  const belongs = isArticle(blocks);
  if (!blocks.some(belongs)) {
    throw new UnreadableInput(
      'the page holds no text but links and imprint: if a script loads its text, save the page from a browser',
    );
  }
  return {
    ...compose(flowOf(blocks, belongs, statedTitles(root))),
    mediaType: HTML.mediaType,
    pageStarts: [],
  };
}

function flowOf(
  blocks: readonly PageBlock[],
  belongs: (block: PageBlock) => boolean,
  titles: StatedTitles,
): FlowBlock[] {
  const title = titleBlock(blocks, titles, belongs);
  const article = unlessWrapped(
    blocks.filter((one) => one !== title && belongs(one)).map(({ block }) => block),
  );
  const levelOf = headingLevels(article);
  let next = 0;
  const flow = blocks.flatMap((one): FlowBlock[] => {
    if (one === title) return [{ kind: 'heading', level: 0, runs: runsOf(one.block) }];
    if (!belongs(one)) return furnitureOf(one.block);
    const block = article[next++]!;
    return [block.kind === 'heading' ? { ...block, level: levelOf(block.level) } : block];
  });
  const bar = title ? '' : barTitle(titles);
  return bar === '' ? flow : [{ kind: 'heading', level: 0, runs: [plainRun(bar)] }, ...flow];
}

/** Headings of the article from 1 on, whatever level of the page they have. */
function headingLevels(blocks: readonly FlowBlock[]): (level: number) => number {
  const used = new Set(blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : [])));
  const levels = [...used].sort((a, b) => a - b);
  return (level) => levels.indexOf(level) + 1;
}

const runsOf = (block: FlowBlock): readonly Run[] => (block.kind === 'table' ? [] : block.runs);

function furnitureOf(block: FlowBlock): FlowBlock[] {
  const lines =
    block.kind === 'table'
      ? block.rows.map((row) => row.flatMap(({ runs }, i) => (i === 0 ? runs : [plainRun('\t'), ...runs])))
      : [block.runs];
  return lines.map((runs) => ({ kind: 'furniture', reason: 'web_furniture', runs }));
}
