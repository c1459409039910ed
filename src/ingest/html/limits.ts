import { UnreadableInput } from '../errors.ts';

/** Steps of the parser, as estimated below; a page of 650 KB that Word made takes 300,000. */
const MOST_STEPS = 100_000_000;
/** Elements the parser may add of itself to close what the page left open. */
const MOST_REOPENED = 1_000_000;

/** Blanks in a tag, up to which its attributes cost nothing worth counting. */
const MOST_ATTRIBUTES = 500;

/** What is closed by what follows it, or never: it adds no depth. */
const OPEN_ENDED =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|td|th|tr|tbody|thead|tfoot|option|optgroup|colgroup|html|head|body)$/;
/** Left open, these are opened again in every block that follows. */
const FORMATTING = /^(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)$/;

/**
 * Estimates what building the tree of a page will cost, by one pass over its tags. The parser looks up the open
 * elements at each tag, and opens formatting again in each block, so a page can be made to cost the square of its size.
 * @throws UnreadableInput for a page that would take minutes or gigabytes.
 */
export function guardPage(text: string): void {
  let [depth, formatting, steps, reopened] = [0, 0, 0, 0];
  for (let at = text.indexOf('<'); at >= 0; ) {
    const { name, isEnd, end } = tagAt(text, at);
    if (name !== '') {
      const isOpenEnded = OPEN_ENDED.test(name);
      const step = isEnd ? -1 : 1;
      if (!isOpenEnded) depth = Math.max(0, depth + step);
      if (FORMATTING.test(name)) formatting = Math.max(0, formatting + step);
      else if (!isEnd) reopened += formatting;
      steps += depth + formatting + attributeSteps(text, at, end);
      if (steps > MOST_STEPS || reopened > MOST_REOPENED) {
        throw new UnreadableInput(
          'the tags of the page are nested too deep: open it in a browser and save it anew',
        );
      }
    }
    at = text.indexOf('<', end);
  }
}

interface Tag {
  /** Empty for comments and for a < of the text. */
  readonly name: string;
  readonly isEnd: boolean;
  readonly end: number;
}

const NAME = /<(\/?)([a-zA-Z][^\s/>]{0,30})/y;

function tagAt(text: string, at: number): Tag {
  if (text.startsWith('<!--', at)) {
    const close = text.indexOf('-->', at + 4);
    return { name: '', isEnd: false, end: close < 0 ? text.length : close + 3 };
  }
  NAME.lastIndex = at;
  const [, slash = '', name = ''] = NAME.exec(text) ?? [];
  if (name === '') return { name, isEnd: false, end: at + 1 };
  const close = text.indexOf('>', at);
  const end = close < 0 ? text.length : close + 1;
  const lower = name.toLowerCase();
  if (slash === '' && (lower === 'script' || lower === 'style')) {
    const last = text.indexOf(`</${name}`, end);
    return { name: '', isEnd: false, end: last < 0 ? text.length : last + 1 };
  }
  return { name: lower, isEnd: slash !== '', end };
}

/** Steps to tell the attributes of a tag apart: each is compared with all before it. */
function attributeSteps(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code === 0x2f) count++;
  }
  return count > MOST_ATTRIBUTES ? count ** 2 / 2 : 0;
}
