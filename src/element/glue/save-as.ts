/** Offers a file to the person, the way the browser does it. */
export function saveAs(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by then, also where the browser asks for a place first.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
