/** The few words of the main process: dialogs and messages of the system. The menu's are in `menu-german.ts`. */
import type { Language } from '../../src-shared/language';

const ENGLISH = {
  projectFile: 'Edge Lab project',
  openProject: 'Open project',
  chooseFolder: 'Choose a folder',
  saveProjectAs: 'Save project as',
  export: 'Export',
  openLesson: 'Open lesson',
  lessonFile: 'Edge Lab lesson',
  importTrajectory: 'Import trajectory',
  trajectoryFile: 'Series',
};
export type MainWord = keyof typeof ENGLISH;

const WORDS: Readonly<Record<Language, Readonly<Record<MainWord, string>>>> = {
  en: ENGLISH,
  de: {
    projectFile: 'Edge-Lab-Projekt',
    openProject: 'Projekt öffnen',
    chooseFolder: 'Ordner wählen',
    saveProjectAs: 'Projekt speichern unter',
    export: 'Exportieren',
    openLesson: 'Lektion öffnen',
    lessonFile: 'Edge-Lab-Lektion',
    importTrajectory: 'Bahn importieren',
    trajectoryFile: 'Zeitreihen',
  },
};

export function mainWord(language: Language, word: MainWord): string {
  return WORDS[language][word];
}
