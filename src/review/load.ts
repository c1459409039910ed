/** Reads the data that the page carries. */

export function readPart<Shape>(name: string): Promise<Shape | undefined> {
  const element = document.getElementById(`part-${name}`);
  if (!(element instanceof HTMLScriptElement)) return Promise.resolve(undefined);
  const content = element.textContent ?? '';
  return element.type === 'application/gzip'
    ? inflate(content)
    : Promise.resolve(JSON.parse(content) as Shape);
}

async function inflate<Shape>(base64: string): Promise<Shape> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(stream).json()) as Shape;
}
