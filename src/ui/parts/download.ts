/** Offers a file to the respondent; the browser asks where it goes. */
export function download(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has read the address by its next turn, save for Safari, which takes its time.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
