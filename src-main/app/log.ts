/** The application's log file: `logs/main.log` in its data folder, and errors on the terminal. Nothing is sent anywhere. */
import log from 'electron-log/main';
import { join } from 'node:path';

/** Starts logging into `folder` and catches what nobody else caught. */
export function startLog(folder: string): void {
  log.transports.file.resolvePathFn = () => join(folder, 'main.log');
  log.transports.file.level = 'info';
  log.transports.file.maxSize = 2_000_000;
  log.transports.console.level = 'warn';
  log.transports.ipc.level = false;
  log.errorHandler.startCatching({ showDialog: false });
}

/** Logs a bug with its stack, where it happened. */
export function logBug(where: string, cause: unknown): void {
  log.error(`${where}:`, cause instanceof Error ? (cause.stack ?? cause.message) : cause);
}

export function logFact(text: string): void {
  log.info(text);
}
