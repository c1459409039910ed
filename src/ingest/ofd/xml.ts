import { type CheerioAPI, load } from 'cheerio';
import { UnreadableInput } from '../errors.ts';

/** An element without its name space: producers write ofd:Page, Page, or a prefix of their own. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, without that of the children. */
  readonly text: string;
}

type XmlNode = ReturnType<ReturnType<CheerioAPI['root']>['contents']>[number];

const DEEPEST = 64;
const MOST_TAGS = 1_000_000;
const MARKUP =
  /<(?:!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>|(\/?)([^\s<>/!?=]+)(?=[\s/>])((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>)/sy;

/**
 * Parses XML and gives its root element. Entities that a file declares are not known: there is no place for a DTD.
 * @param part - the part's name in the archive, for messages.
 * @throws UnreadableInput for what is no UTF-8, not well nested, or nested too deeply.
 */
export function parseXml(bytes: Uint8Array, part: string): XmlElement {
  const xml = decoded(bytes, part);
  checkNesting(xml, part);
  const root = load(xml, { xml: true }).root().contents().toArray().map(elementOf).find(isElement);
  if (!root) throw damaged(part);
  return root;
}

function decoded(bytes: Uint8Array, part: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw damaged(part);
  }
}

/** The parser mends whatever it gets; a file that was cut off would lose its end without a word. */
function checkNesting(xml: string, part: string): void {
  const open: string[] = [];
  let tags = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', MARKUP.lastIndex)) {
    MARKUP.lastIndex = at;
    const found = MARKUP.exec(xml);
    if (!found) {
      if (!xml.startsWith('<!DOCTYPE', at)) throw damaged(part);
      throw new UnreadableInput(
        `${part} declares a document type: OFD has none, and entities are not expanded`,
      );
    }
    const [, closes, name, rest] = found;
    if (name === undefined) continue;
    if (++tags > MOST_TAGS) throw new UnreadableInput(`${part}: more than ${MOST_TAGS} tags`);
    if (closes) {
      if (open.pop() !== name) throw damaged(part);
    } else if (!rest!.endsWith('/')) {
      open.push(name);
      if (open.length > DEEPEST) throw new UnreadableInput(`${part}: nested deeper than ${DEEPEST} levels`);
    }
  }
  if (open.length > 0) throw damaged(part);
}

const damaged = (part: string): UnreadableInput =>
  new UnreadableInput(`damaged XML in ${part}; get the file again`);

const isElement = (element: XmlElement | undefined): element is XmlElement => element !== undefined;

function elementOf(node: XmlNode): XmlElement | undefined {
  if (node.type !== 'tag') return undefined;
  return {
    name: localName(node.name),
    attributes: node.attribs,
    children: node.children.map(elementOf).filter(isElement),
    text: node.children.map(textOf).join(''),
  };
}

function textOf(node: XmlNode): string {
  if (node.type === 'text') return node.data;
  return node.type === 'cdata' ? node.children.map(textOf).join('') : '';
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);

export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name);

/** Elements below with this name, at any depth, in the order of the document. */
export const descendantsOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((child) =>
    child.name === name ? [child, ...descendantsOf(child, name)] : descendantsOf(child, name),
  );

/** The trimmed text of a child, empty where there is none. */
export const textOfChild = (element: XmlElement, name: string): string =>
  childOf(element, name)?.text.trim() ?? '';
