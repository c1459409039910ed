import type { Element, Root } from '../../markup.ts';
import { childOf, childrenOf, flagOf, numberOf, valOf } from '../xml.ts';
import type { ListPlace } from './numbering.ts';

/** What a style says that matters for reading. */
export interface Style {
  /** heading 1, Title, toc 2; in lower case. */
  readonly name: string;
  /** 0 for the highest; undefined for body text. */
  readonly outline: number | undefined;
  readonly list: ListPlace | undefined;
  readonly isHidden: boolean | undefined;
  readonly isRaised: boolean | undefined;
}

export type Styles = (id: string | undefined) => Style | undefined;

/** Styles by id, with what they take from the styles they are based on. */
export function stylesOf(root: Root | undefined): Styles {
  const elements = new Map(
    childrenOf(childOf(root, 'w:styles'), 'w:style').map((style) => [
      style.attribs['w:styleId'] ?? '',
      style,
    ]),
  );
  const known = new Map<string, Style>();
  return (id) => {
    const element = id === undefined ? undefined : elements.get(id);
    if (id === undefined || !element) return undefined;
    const before = known.get(id);
    if (before) return before;
    const style = chainOf(element, elements).reverse().reduce<Style | undefined>(extended, undefined);
    if (style) known.set(id, style);
    return style;
  };
}

function chainOf(element: Element, elements: ReadonlyMap<string, Element>): Element[] {
  const chain: Element[] = [];
  for (let at: Element | undefined = element; at && !chain.includes(at); ) {
    chain.push(at);
    at = elements.get(valOf(at, 'w:basedOn') ?? '');
  }
  return chain;
}

function extended(base: Style | undefined, style: Element): Style {
  const paragraph = childOf(style, 'w:pPr');
  const run = childOf(style, 'w:rPr');
  return {
    name: (valOf(style, 'w:name') ?? '').toLowerCase(),
    outline: outlineOf(paragraph) ?? base?.outline,
    list: listPlaceOf(paragraph, base?.list),
    isHidden: flagOf(run, 'w:vanish') ?? base?.isHidden,
    isRaised: raisedIn(run) ?? base?.isRaised,
  };
}

/** 9 takes an outline level back. */
export function outlineOf(properties: Element | undefined): number | undefined {
  const stated = valOf(properties, 'w:outlineLvl');
  return stated === undefined ? undefined : numberOf(stated, 9);
}

/** A paragraph's place in a list; what it does not say comes from its style. List 0 is none. */
export function listPlaceOf(
  properties: Element | undefined,
  inherited: ListPlace | undefined,
): ListPlace | undefined {
  const stated = childOf(properties, 'w:numPr');
  if (!stated) return inherited;
  const list = valOf(stated, 'w:numId') ?? inherited?.list;
  const level = numberOf(valOf(stated, 'w:ilvl'), inherited?.level ?? 0);
  return list === undefined || list === '0' ? undefined : { list, level };
}

export function raisedIn(properties: Element | undefined): boolean | undefined {
  const align = valOf(properties, 'w:vertAlign');
  return align === undefined ? undefined : align === 'superscript';
}
