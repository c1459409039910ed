import { type Matrix, moved, product } from '../pdf/matrix.ts';
import type { PlacedPage, RawCharacter, RawImage, RawPath } from '../placed.ts';
import type { Budget } from './budget.ts';
import { areaOf, type OfdDocument } from './document.ts';
import { boxOf, matrixOf, POINTS, POINTS_PER_MILLIMETRE, shift } from './geometry.ts';
import type { OfdPackage } from './package.ts';
import { pathOf } from './path-object.ts';
import { joined, type Resources, resourcesOf } from './resources.ts';
import { charactersOf } from './text-object.ts';
import { childOf, childrenOf, descendantsOf, type XmlElement } from './xml.ts';

/** What a page draws, in points from its upper left corner. */
export interface Drawn {
  readonly characters: RawCharacter[];
  readonly paths: RawPath[];
  readonly images: PlacedImage[];
}

export interface PlacedImage extends RawImage {
  /** In the archive. */
  readonly path: string;
}

interface Scene {
  readonly resources: Resources;
  readonly spend: Budget;
  readonly drawn: Drawn;
}

/** The drawings inside which an object is drawn: none is drawn inside itself. */
type Nesting = readonly XmlElement[];

const DEEPEST_DRAWING = 8;
/** Drawings inside drawings multiply. */
const COST_OF_DRAWING = 50;
/** Reads a page and the templates that it names; a template that is missing has nothing to show. */
export async function pageAt(
  parts: OfdPackage,
  document: OfdDocument,
  path: string,
  spend: Budget,
): Promise<PlacedPage> {
  const page = await parts.xml(path);
  const [left, top, width, height] = areaOf(childOf(page, 'Area')) ?? document.pageBox;
  const toPage = product(shift(-left, -top), POINTS);
  const draw = async (content: XmlElement, from: string, drawn: Drawn): Promise<void> => {
    const resources = joined(document.resources, await resourcesOf(parts, content, from, ['PageRes']));
    for (const layer of descendantsOf(content, 'Layer')) {
      drawAll(layer, toPage, { resources, spend, drawn }, []);
    }
  };
  const drawn = nothing();
  for (const { attributes } of childrenOf(page, 'Template')) {
    const place = document.templates.get(attributes.TemplateID ?? '');
    if (place !== undefined && parts.has(place)) await draw(await parts.xml(place), place, drawn);
  }
  await draw(page, path, drawn);
  return { width: width * POINTS_PER_MILLIMETRE, height: height * POINTS_PER_MILLIMETRE, ...drawn };
}

const nothing = (): Drawn => ({ characters: [], paths: [], images: [] });

function drawAll(group: XmlElement, matrix: Matrix, scene: Scene, within: Nesting): void {
  for (const object of group.children) drawObject(object, matrix, scene, within);
}

function drawObject(object: XmlElement, outer: Matrix, scene: Scene, within: Nesting): void {
  const { resources, spend, drawn } = scene;
  spend(1);
  if (object.attributes.Visible === 'false') return;
  const boundary = boxOf(object.attributes.Boundary);
  const placed = boundary ? product(shift(boundary[0], boundary[1]), outer) : outer;
  const matrix = product(matrixOf(object.attributes.CTM), placed);
  if (object.name === 'PageBlock') drawAll(object, outer, scene, within);
  else if (object.name === 'TextObject') {
    for (const character of charactersOf(object, matrix, spend)) drawn.characters.push(character);
  } else if (object.name === 'PathObject') {
    const path = pathOf(object, matrix, spend);
    if (path) drawn.paths.push(path);
  } else if (object.name === 'ImageObject') {
    const path = resources.images.get(object.attributes.ResourceID ?? '');
    const [, , width, height] = boundary ?? [0, 0, 0, 0];
    const fills: Matrix = object.attributes.CTM ? matrix : product([width, 0, 0, height, 0, 0], placed);
    if (path !== undefined) drawn.images.push(placedImage(path, fills));
  } else if (object.name === 'CompositeObject') {
    const drawing = resources.drawings.get(object.attributes.ResourceID ?? '');
    if (!drawing || within.includes(drawing) || within.length === DEEPEST_DRAWING) return;
    spend(COST_OF_DRAWING);
    for (const content of childrenOf(drawing, 'Content')) {
      drawAll(content, matrix, scene, [...within, drawing]);
    }
  }
}

/** An image fills the unit square of its object. */
function placedImage(path: string, matrix: Matrix): PlacedImage {
  const [x0, y0] = moved(matrix, 0, 0);
  const [x1, y1] = moved(matrix, 1, 1);
  return {
    path,
    left: Math.min(x0, x1),
    top: Math.min(y0, y1),
    right: Math.max(x0, x1),
    bottom: Math.max(y0, y1),
  };
}
