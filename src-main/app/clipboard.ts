/** The system clipboard, over both of Electron's interfaces to it: items since Electron 45, one method per kind before. */
// A named import of ClipboardItem would fail before Electron 45.
// eslint-disable-next-line no-restricted-imports
import * as electron from 'electron';

interface OlderClipboard {
  writeImage(image: electron.NativeImage): void;
}

export async function copyText(text: string): Promise<void> {
  await electron.clipboard.writeText(text);
}

/** `png` is a data URL. False when it is not a picture. */
export async function copyPicture(png: string): Promise<boolean> {
  const image = electron.nativeImage.createFromDataURL(png);
  if (image.isEmpty()) return false;
  // The types are those of the newer interface only.
  const older = electron.clipboard as unknown as Partial<OlderClipboard>;
  if (older.writeImage !== undefined) older.writeImage(image);
  else {
    const picture = new Blob([new Uint8Array(image.toPNG())], { type: 'image/png' });
    await electron.clipboard.write([new electron.ClipboardItem({ 'image/png': picture })]);
  }
  return true;
}
