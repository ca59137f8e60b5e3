/** The contract's calls: the lab's own, and those that need a dialog, the clipboard or the settings around them. */
import { app, shell } from 'electron';
import { writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { AppInfo, Settings } from '../../src-shared/contract';
import type { SystemFile } from '../../src-shared/formula-reading';
import type { ProjectView } from '../../src-shared/views';
import { EXTENSION } from './arguments';
import type { LabSession } from '../lab/lab-session';
import { copyPicture, copyText } from './clipboard';
import { diagnosticsCalls } from './diagnostics-calls';
import type { Dialogs } from './dialogs';
import { exportCallsWith } from './export-calls';
import { createFigureCalls } from './figure-calls';
import { fileNameFrom } from './file-names';
import type { Handlers } from './handlers';
import { reportCalls } from './report-calls';
import { lessonsIn, openLessonFile } from './lessons';
import type { Store } from './settings';
import { settingsIn, withRecent } from './settings';
import { actOnWindow } from './window-calls';
import { createVersionCalls } from './versions-calls';
import type { Language } from '../../src-shared/language';

export interface Surroundings {
  readonly lab: LabSession;
  readonly dialogs: Dialogs;
  readonly settings: Store;
  readonly about: AppInfo;
  /** Where the lessons that come with the program lie. */
  readonly lessonFolder: string;
  readonly language: () => Language;
  /** Path of the bundled thread that writes reports. */
  readonly reportScript: string;
  /** How the command line of this installation is started. */
  readonly commandLine: readonly string[];
  /** Applies changed settings and tells the window. */
  settingsChanged(settings: Settings): void;
  /** Told when the list of recent projects changed. */
  recentChanged(): void;
}

const CANCELLED = refuse('cancelled', '', 'Nothing was chosen.', 'Choose a file to go on.');

export function createCalls({
  lab,
  dialogs,
  settings,
  about,
  lessonFolder,
  language,
  reportScript,
  commandLine,
  settingsChanged,
  recentChanged,
}: Surroundings): Handlers {
  /** Remembers where a project that opened lies, so that the next start comes back to it. */
  const remember = (answer: Answer<ProjectView>): Answer<ProjectView> => {
    if (!answer.ok) return answer;
    const { path, unsaved } = answer.value;
    const recent = unsaved ? settings.now.recent : withRecent(settings.now.recent, path);
    settings.change({ last: unsaved ? null : path, recent });
    if (!unsaved) app.addRecentDocument(path);
    recentChanged();
    return answer;
  };
  const present = (): Settings => settingsIn(settings.now);
  return {
    ...lab,
    ...exportCallsWith(lab, dialogs, (name) => besideProject(lab, name)),
    ...createVersionCalls({ lab, dialogs, remember }),
    ...createFigureCalls({ lab, dialogs, suggest: (name) => besideProject(lab, name) }),
    about: () => about,
    ...diagnosticsCalls({ lab, dialogs, about, settings: present }),
    settings: present,
    changeSettings(changed) {
      const given = Object.entries(changed).filter(([, value]) => value !== undefined);
      settings.change(Object.fromEntries(given) as Partial<Settings>);
      settingsChanged(present());
      return present();
    },
    newProject: async () => remember(await lab.newProject()),
    async openProject(path) {
      const chosen = path ?? (await dialogs.askProjectToOpen());
      return chosen === null ? CANCELLED : remember(await lab.openProject(chosen));
    },
    recentProjects: () => settings.now.recent,
    clearRecentProjects() {
      settings.change({ recent: [] });
      recentChanged();
    },
    windowAct: actOnWindow,
    async saveProjectAs() {
      const project = await lab.project();
      const suggestion = project.unsaved ? join(app.getPath('documents'), fileNameFrom(project.title) + EXTENSION) : project.path;
      const chosen = await dialogs.askWhereToSaveProject(suggestion);
      return chosen === null ? CANCELLED : remember(await lab.saveProjectAs(chosen));
    },
    async showProjectInFolder() {
      shell.showItemInFolder((await lab.project()).path);
    },
    async exportRun(runId, format) {
      const run = await lab.run(runId);
      if (!run.ok) return run;
      const chosen = await dialogs.askWhereToWrite(format, await besideProject(lab, `${run.value.title}.${format}`));
      return chosen === null ? CANCELLED : lab.exportRun(runId, format, chosen);
    },
    async exportSweep(exportId, sweepId, format) {
      const sweep = (await lab.sweeps()).find(({ id }) => id === sweepId);
      if (!sweep) return refuse('no-such-sweep', `sweep ${sweepId}`, 'There is no such sweep.', 'It may have been deleted.');
      const chosen = await dialogs.askWhereToWrite(format, await besideProject(lab, `${sweep.title}.${format}`));
      return chosen === null ? CANCELLED : lab.exportSweep(exportId, sweepId, format, chosen);
    },
    async writeJobArray(title, spec, arraySettings) {
      const folder = await dialogs.askFolder(dirname(await besideProject(lab, 'array')));
      if (folder === null) return CANCELLED;
      const script = await lab.writeJobArray(folder, title, spec, arraySettings, commandLine);
      return script.ok ? accept(folder) : script;
    },
    async jobArray(path) {
      const folder = path ?? (await dialogs.askFolder(dirname(await besideProject(lab, 'array'))));
      return folder === null ? CANCELLED : lab.readJobArray(folder);
    },
    async exportSystem(experiment, format) {
      const files = await lab.systemFiles(experiment, format);
      if (!files.ok) return files;
      const folder = await dialogs.askFolder(dirname(await besideProject(lab, 'system')));
      return folder === null ? CANCELLED : writeFiles(folder, files.value);
    },
    async saveText(text, name) {
      const chosen = await dialogs.askWhereToWrite(extname(name).slice(1), await besideProject(lab, name));
      return chosen === null ? CANCELLED : written(chosen, text);
    },
    ...reportCalls(lab, reportScript, async (extension, name) => dialogs.askWhereToWrite(extension, await besideProject(lab, name))),
    lessons: () => lessonsIn(lessonFolder, language()),
    async openLesson(path) {
      const chosen = path ?? (await dialogs.askLessonToOpen());
      return chosen === null ? CANCELLED : openLessonFile(chosen);
    },
    copyText,
    copyImage: async (png) =>
      (await copyPicture(png)) ? accept(null) : refuse('not-an-image', 'png', 'The chart could not be read as a picture.', 'Try again.'),
    async saveImage(png, name) {
      const chosen = await dialogs.askWhereToWrite('png', await besideProject(lab, `${name}.png`));
      return chosen === null ? CANCELLED : written(chosen, Buffer.from(png.slice(png.indexOf(',') + 1), 'base64'));
    },
  };
}

/** Exports are suggested next to the project file, or among the user's documents while the project has no place of its own. */
async function besideProject(lab: LabSession, name: string): Promise<string> {
  const project = await lab.project();
  return join(project.unsaved ? app.getPath('documents') : dirname(project.path), fileNameFrom(name));
}

async function written(path: string, content: string | Buffer): Promise<Answer<string>> {
  try {
    await writeFile(path, content);
    return accept(path);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return refuse('cannot-write', path, `${basename(path)} could not be written: ${why}.`, 'Choose another folder.');
  }
}

/** Writes the files into the folder; the value is the path of the first. */
async function writeFiles(folder: string, files: readonly SystemFile[]): Promise<Answer<string>> {
  const [first, ...rest] = files;
  if (!first) return refuse('nothing-to-write', '', 'There is nothing to write.', 'Choose another format.');
  for (const { name, text } of rest) {
    const answer = await written(join(folder, name), text);
    if (!answer.ok) return answer;
  }
  return written(join(folder, first.name), first.text);
}
