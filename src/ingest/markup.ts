import { load } from 'cheerio';

/** The tree of a page or of an XML file. */
export type Root = ReturnType<ReturnType<typeof load>['root']>[number];
export type Node = Root['children'][number];
export type Element = Extract<Node, { readonly attribs: object }>;

/** A page as a browser would build it. */
export const parseHtml = (text: string): Root => load(text).root()[0]!;

/** XML without its document type: entities that a file declares itself are left as they are written. */
export const parseXml = (text: string): Root => load(text, { xml: true }).root()[0]!;

export const isElement = (node: Node | Root | null): node is Element => node !== null && 'attribs' in node;

export const isText = (node: Node): node is Extract<Node, { readonly type: 'text' }> =>
  (node.type as string) === 'text';

/**
 * Goes through a tree in document order without recursion, so that no depth can exhaust the stack. What lies below a
 * node is passed over where `enter` says false; `leave` comes for every node entered.
 */
export function walk(
  top: Root | Element,
  visit: { enter(node: Node): boolean; leave(node: Node): void },
): void {
  let node: Node | null = (top.children[0] ?? null) as Node | null;
  while (node !== null) {
    const below: Node | undefined =
      visit.enter(node) && 'children' in node
        ? ((node as Element).children[0] as Node | undefined)
        : undefined;
    if (below) {
      node = below;
      continue;
    }
    for (;;) {
      visit.leave(node);
      const next: Node | null = node.next as Node | null;
      if (next) {
        node = next;
        break;
      }
      const parent: Element = node.parent as Element;
      if ((parent as unknown) === top || !parent) return;
      node = parent;
    }
  }
}
