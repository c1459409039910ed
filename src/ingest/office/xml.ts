import type { Archive } from '../archive.ts';
import { UnreadableInput } from '../errors.ts';
import { type Element, isElement, isText, type Node, parseXml, type Root, walk } from '../markup.ts';

/** Depth that no Office program comes near. */
const DEEPEST = 1000;

/** One XML part of an Office file; undefined where the file has no such part. */
export async function readPart(archive: Archive, name: string): Promise<Root | undefined> {
  if (!archive.names.includes(name)) return undefined;
  const text = decoded(await archive.read(name));
  guardDepth(text, name);
  return parseXml(text);
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

function guardDepth(text: string, name: string): void {
  let depth = 0;
  for (let at = text.indexOf('<'); at >= 0; ) {
    const end = text.indexOf('>', at);
    if (end < 0) return;
    const next = text.charAt(at + 1);
    if (next === '/') depth--;
    else if (next !== '?' && next !== '!' && text.charAt(end - 1) !== '/') depth++;
    if (depth > DEEPEST) throw new UnreadableInput(`damaged file: ${name} is nested too deep; save it anew`);
    at = text.indexOf('<', end);
  }
}

export const childOf = (parent: Root | Element | undefined, name: string): Element | undefined =>
  childrenOf(parent, name)[0];

export const childrenOf = (parent: Root | Element | undefined, name: string): Element[] =>
  ((parent?.children ?? []) as Node[]).filter((node) => isElement(node) && node.name === name) as Element[];

/** A setting such as <w:b/>, which a value of 0 or false takes back; undefined where nothing is said. */
export function flagOf(parent: Element | undefined, name: string): boolean | undefined {
  const flag = childOf(parent, name);
  return flag && !/^(?:0|false|off|none)$/.test(flag.attribs['w:val'] ?? '');
}

export const valOf = (parent: Element | undefined, name: string): string | undefined =>
  childOf(parent, name)?.attribs['w:val'];

export const numberOf = (text: string | undefined, otherwise: number): number => {
  const number = Number.parseInt(text ?? '', 10);
  return Number.isSafeInteger(number) ? number : otherwise;
};

export function textIn(top: Root | Element): string {
  let text = '';
  walk(top, {
    enter(node) {
      if (isText(node)) text += node.data;
      return true;
    },
    leave() {},
  });
  return text;
}

/** Every element of that name, wherever it stands. */
export function elementsIn(top: Root | Element, name: string): Element[] {
  const found: Element[] = [];
  walk(top, {
    enter(node) {
      if (isElement(node) && node.name === name) found.push(node);
      return true;
    },
    leave() {},
  });
  return found;
}

/** Targets of a part's relations by id, as names of the archive. */
export async function relationsOf(archive: Archive, part: string): Promise<ReadonlyMap<string, Relation>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const root = await readPart(archive, `${folder}_rels/${part.slice(folder.length)}.rels`);
  const relations = new Map<string, Relation>();
  for (const { attribs } of root ? elementsIn(root, 'Relationship') : []) {
    const { Id: id = '', Type: type = '', Target: target = '' } = attribs;
    if (attribs.TargetMode === 'External') continue;
    relations.set(id, { type: type.slice(type.lastIndexOf('/') + 1), target: resolved(folder, target) });
  }
  return relations;
}

export interface Relation {
  /** The last word of its type: officeDocument, styles, footer. */
  readonly type: string;
  readonly target: string;
}

function resolved(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
