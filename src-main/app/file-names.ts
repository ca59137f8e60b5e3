/** Names of the files the application writes. */
import { extname } from 'node:path';

/** GTK's dialog does not add the extension of the chosen filter. */
export function withExtension(path: string, extension: string): string {
  return extname(path).toLowerCase() === extension ? path : path + extension;
}

/** A file name from a title: what no file system forbids. */
export function fileNameFrom(title: string): string {
  const name = title.replace(/[^\p{L}\p{N} ._=+-]/gu, '-').trim();
  return name.replace(/^\.+/, '').slice(0, 100) || 'untitled';
}
