/** The system's dialogs. Each answers the path chosen, or null when it was cancelled. */
import { dialog, type BrowserWindow, type FileFilter, type OpenDialogOptions } from 'electron';
import type { Language } from '../../src-shared/language';
import { EXTENSION } from './arguments';
import { withExtension } from './file-names';
import { mainWord, type MainWord } from './words';

export interface Dialogs {
  askProjectToOpen(): Promise<string | null>;
  askWhereToSaveProject(suggestion: string): Promise<string | null>;
  /** `extension` without its dot, e.g. `csv`. */
  askWhereToWrite(extension: string, suggestion: string): Promise<string | null>;
  askLessonToOpen(): Promise<string | null>;
  /** A file of series: CSV, NPZ, Parquet. */
  askTrajectoryToOpen(): Promise<string | null>;
  /** A folder to write several files into. */
  askFolder(suggestion: string): Promise<string | null>;
}

/** Dialogs in front of `window()`, or on their own while there is none. */
export function dialogsFor(window: () => BrowserWindow | null, language: () => Language): Dialogs {
  const say = (word: MainWord) => mainWord(language(), word);
  const project = (): FileFilter => ({ name: say('projectFile'), extensions: [EXTENSION.slice(1)] });
  const askWhere = async (title: string, filter: FileFilter, suggestion: string): Promise<string | null> => {
    const options = { title, filters: [filter], defaultPath: suggestion, properties: ['showOverwriteConfirmation' as const] };
    const parent = window();
    const answer = parent === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(parent, options);
    return answer.canceled || answer.filePath === '' ? null : withExtension(answer.filePath, `.${filter.extensions[0]}`);
  };
  const askWhich = async (options: OpenDialogOptions): Promise<string | null> => {
    const parent = window();
    const answer = parent === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(parent, options);
    return answer.canceled ? null : (answer.filePaths[0] ?? null);
  };
  return {
    askProjectToOpen: () => askWhich({ title: say('openProject'), filters: [project()], properties: ['openFile'] }),
    askTrajectoryToOpen: () =>
      askWhich({
        title: say('importTrajectory'),
        filters: [{ name: say('trajectoryFile'), extensions: ['csv', 'tsv', 'txt', 'npz', 'parquet'] }],
        properties: ['openFile'],
      }),
    askLessonToOpen: () =>
      askWhich({ title: say('openLesson'), filters: [{ name: say('lessonFile'), extensions: ['edgelesson'] }], properties: ['openFile'] }),
    askFolder: (suggestion) =>
      askWhich({ title: say('chooseFolder'), defaultPath: suggestion, properties: ['openDirectory', 'createDirectory'] }),
    askWhereToSaveProject: (suggestion) => askWhere(say('saveProjectAs'), project(), suggestion),
    askWhereToWrite: (extension, suggestion) =>
      askWhere(say('export'), { name: extension.toUpperCase(), extensions: [extension] }, suggestion),
  };
}
