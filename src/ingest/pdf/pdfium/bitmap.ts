import { UnreadableInput } from '../../errors.ts';
import { LIMITS } from '../limits.ts';
import type { Engine } from './engine.ts';
import type { PageBitmap } from './raw.ts';

const BGRA = 4;
/** Annotations are painted; red comes first. */
const PAINT_FLAGS = 0x01 | 0x10;

/** A page as it is seen, `scale` pixels a point. @throws UnreadableInput for a page that is too large. */
export function bitmapOf(
  engine: Engine,
  page: number,
  pageWidth: number,
  pageHeight: number,
  scale: number,
): PageBitmap {
  if (Math.max(pageWidth, pageHeight) > LIMITS.pageSide) {
    throw new UnreadableInput('a page is too large to be rendered');
  }
  const width = Math.max(1, Math.round(pageWidth * scale));
  const height = Math.max(1, Math.round(pageHeight * scale));
  const size = width * height * 4;
  const at = engine.wasmExports.malloc(size);
  if (at === 0) throw new UnreadableInput('a page is too large to be rendered');
  const bitmap = engine._FPDFBitmap_CreateEx(width, height, BGRA, at, width * 4);
  try {
    engine._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    engine._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, PAINT_FLAGS);
    return { width, height, rgba: engine.HEAPU8.slice(at, at + size), scale };
  } finally {
    engine._FPDFBitmap_Destroy(bitmap);
    engine.wasmExports.free(at);
  }
}
