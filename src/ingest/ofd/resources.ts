import { locate, type OfdPackage } from './package.ts';
import { childrenOf, descendantsOf, textOfChild, type XmlElement } from './xml.ts';

/** What pages refer to by number: drawings used several times, and the files of images. */
export interface Resources {
  readonly drawings: ReadonlyMap<string, XmlElement>;
  /** Paths in the archive. */
  readonly images: ReadonlyMap<string, string>;
}

export const NO_RESOURCES: Resources = { drawings: new Map(), images: new Map() };

/** Reads the resource parts named inside an element of the part `from`; a part that is missing names no resources. */
export async function resourcesOf(
  parts: OfdPackage,
  element: XmlElement,
  from: string,
  names: readonly string[],
): Promise<Resources> {
  const drawings = new Map<string, XmlElement>();
  const images = new Map<string, string>();
  const listed = names.flatMap((name) => childrenOf(element, name).map(({ text }) => locate(text, from)));
  for (const path of listed.filter((one) => parts.has(one))) {
    const res = await parts.xml(path);
    const folder = locate(`${res.attributes.BaseLoc ?? '.'}/`, path);
    for (const unit of descendantsOf(res, 'CompositeGraphicUnit'))
      drawings.set(unit.attributes.ID ?? '', unit);
    for (const media of descendantsOf(res, 'MultiMedia')) {
      images.set(media.attributes.ID ?? '', locate(textOfChild(media, 'MediaFile'), folder));
    }
  }
  return { drawings, images };
}

export const joined = (...all: readonly Resources[]): Resources => ({
  drawings: new Map(all.flatMap(({ drawings }) => [...drawings])),
  images: new Map(all.flatMap(({ images }) => [...images])),
});
