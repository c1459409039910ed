import type { Element } from '../markup.ts';

const BLOCKS = new Set(
  `address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
  figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody
  td tfoot th thead tr ul`.split(/\s+/),
);
/** Never text of the page: code, data, and what a browser shows only on a click or not at all. */
const UNSHOWN = new Set(
  `applet audio canvas colgroup datalist embed head iframe input map math noframes noscript object option rp rt script
  select source style svg template textarea title track video`.split(/\s+/),
);
const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;
const BLOCK_STYLE = /(?:^|;)\s*display\s*:\s*(?:block|flex|grid|table)\b/i;
const RAISED_STYLE = /(?:^|;)\s*(?:vertical-align\s*:\s*super|mso-text-raise\s*:\s*[1-9])/i;

export const isBlockLevel = ({ name, attribs }: Element): boolean =>
  BLOCKS.has(name) || BLOCK_STYLE.test(attribs.style ?? '');

export const isShown = ({ name, attribs }: Element): boolean =>
  !UNSHOWN.has(name) && attribs.hidden === undefined && !HIDDEN_STYLE.test(attribs.style ?? '');

export const isRaised = ({ name, attribs }: Element): boolean =>
  name === 'sup' ||
  RAISED_STYLE.test(attribs.style ?? '') ||
  /\bMso(?:Foot|End)noteReference\b/.test(attribs.class ?? '');

/** [1] that leads to a footnote on the same page, or back. */
export const isNoteLink = ({ name, attribs }: Element): boolean =>
  name === 'a' && /^#|#_?(?:ftn|edn|fn)/i.test(attribs.href ?? '');

export const spanOf = (element: Element, name: 'colspan' | 'rowspan'): number => {
  const span = Number.parseInt(element.attribs[name] ?? '1', 10);
  if (name === 'rowspan' && span === 0) return Number.MAX_SAFE_INTEGER;
  return span > 0 ? span : 1;
};
