/** Hands a text to the browser to be saved. */
export function download(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Browsers take the content after the click; an address given back at once may be gone by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
