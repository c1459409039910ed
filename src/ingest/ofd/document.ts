import { UnreadableInput } from '../errors.ts';
import { type Box, boxOf } from './geometry.ts';
import { entryOf, locate, type OfdPackage } from './package.ts';
import { type Resources, resourcesOf } from './resources.ts';
import { childOf, childrenOf, descendantsOf, textOfChild, type XmlElement } from './xml.ts';

/** A document of the file with the places of its pages. */
export interface OfdDocument {
  /** Paths of the pages' contents, in their order. */
  readonly pages: readonly string[];
  /** Paths of the template pages, by ID. */
  readonly templates: ReadonlyMap<string, string>;
  /** In millimetres, for pages that state no area of their own. */
  readonly pageBox: Box;
  readonly resources: Resources;
}

const A4: Box = [0, 0, 210, 297];
const MOST_PAGES = 5_000;

/** The documents of an OFD file: mostly one. */
export async function documentsOf(parts: OfdPackage): Promise<OfdDocument[]> {
  const roots = descendantsOf(await entryOf(parts), 'DocRoot').map(({ text }) => locate(text, 'OFD.xml'));
  if (roots.length === 0) throw new UnreadableInput('damaged OFD: OFD.xml names no document');
  const documents: OfdDocument[] = [];
  for (const root of new Set(roots)) documents.push(await documentAt(parts, root));
  const pages = documents.reduce((sum, document) => sum + document.pages.length, 0);
  if (pages === 0) throw new UnreadableInput('the OFD has no pages');
  if (pages > MOST_PAGES) {
    throw new UnreadableInput(`the OFD has ${pages} pages; at most ${MOST_PAGES} are read: split it`);
  }
  return documents;
}

async function documentAt(parts: OfdPackage, root: string): Promise<OfdDocument> {
  const document = await parts.xml(root);
  const common = childOf(document, 'CommonData') ?? document;
  const placeOf = ({ attributes }: XmlElement): string => locate(attributes.BaseLoc ?? '', root);
  return {
    pages: childrenOf(childOf(document, 'Pages') ?? document, 'Page').map(placeOf),
    templates: new Map(
      childrenOf(common, 'TemplatePage').map((one) => [one.attributes.ID ?? '', placeOf(one)]),
    ),
    pageBox: areaOf(childOf(common, 'PageArea')) ?? A4,
    resources: await resourcesOf(parts, common, root, ['PublicRes', 'DocumentRes']),
  };
}

/** The physical box that a page area states. */
export const areaOf = (area: XmlElement | undefined): Box | undefined =>
  area && boxOf(textOfChild(area, 'PhysicalBox'));
