import '@fontsource-variable/inter/standard.css';
import '@fontsource-variable/jetbrains-mono';
import 'katex/dist/katex.min.css';
import 'dockview-vue/dist/styles/dockview.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/controls.css';
import './workspace/dock.css';

import { createApp, effectScope } from 'vue';
import App from './App.vue';
import { takeDecimalMarkFrom } from '../src-shared/decimal-mark';
import { labKey } from './lab';
import { createDesk, deskKey } from './shell/desk';
import { createWords } from './words';
import { takeLanguageFrom } from './told';

async function open(): Promise<void> {
  const { lab } = window;
  const catalogue = await lab.catalogue();
  // What the desk watches lives as long as the window.
  const desk = effectScope(true).run(() => createDesk(lab, catalogue));
  if (desk === undefined) return;
  await Promise.all([desk.preferences.load(), desk.project.load(), desk.queue.load()]);
  takeDecimalMarkFrom(() => desk.preferences.decimalMark.value);
  takeLanguageFrom(() => desk.preferences.language.value);
  const app = createApp(App);
  app.config.errorHandler = (error) => {
    // Shown once to the user, and left uncaught for the log.
    desk.notices.refused({
      code: 'window-error',
      where: '',
      what: `Something went wrong in the window: ${error instanceof Error ? error.message : String(error)}`,
      advice: 'Your data is safe in the project file; reload the window if it behaves oddly.',
    });
    reportError(error);
  };
  // What was typed a moment before the window is closed.
  window.addEventListener('pagehide', () => void desk.draft.flush());
  app.use(createWords(desk.preferences, document.documentElement)).provide(labKey, lab).provide(deskKey, desk).mount('#app');
}

void open();
