/** The fences of eslint.config.js hold: each forbidden line is found where it is forbidden, and only there. */
import { ESLint } from 'eslint';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: root });

/** Names of the rules that object to `text` as the content of `file` (which exists: rules with types ask for its tsconfig). */
async function objections(file: string, text: string): Promise<readonly (string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath: join(root, file) });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

const ENGINE = 'src-worker/engine/problem.ts';
const COMPONENT = 'src-renderer/App.vue';

test.each([
  [ENGINE, 'export const x = Math.random();', 'no-restricted-properties'],
  [ENGINE, 'export const x = Date.now();', 'no-restricted-globals'],
  [ENGINE, 'export const x = performance.now();', 'no-restricted-globals'],
  [ENGINE, 'console.log(1);', 'no-restricted-globals'],
  [ENGINE, 'export default 1;', 'no-restricted-syntax'],
  [ENGINE, `export const x = 1; // ${'TO'}${'DO'}: later`, 'no-warning-comments'],
  [ENGINE, 'export const x: any = 1;', '@typescript-eslint/no-explicit-any'],
  [ENGINE, "export const x = new Function('return 1');", 'no-new-func'],
  ['src-main/app/window.ts', "import { ipcMain } from 'electron'; ipcMain.removeAllListeners();", 'no-restricted-imports'],
  ['src-main/app/window.ts', 'Promise.resolve(1);', '@typescript-eslint/no-floating-promises'],
  ['src-renderer/lab.ts', "import { ipcRenderer } from 'electron'; ipcRenderer.removeAllListeners();", 'no-restricted-imports'],
  ['src-shared/spec.ts', "import { z } from 'zod'; export const s = z.string();", 'no-restricted-imports'],
  [COMPONENT, '<script setup lang="ts"></script><template><p v-html="1" /></template>', 'vue/no-v-html'],
  [COMPONENT, '<script setup lang="ts"></script><template><p style="color: red">a</p></template>', 'vue/no-static-inline-styles'],
  [COMPONENT, '<script setup lang="ts"></script><template><img src="a.png" /></template>', 'vuejs-accessibility/alt-text'],
  ['test/engine/jets.test.ts', `import { test } from 'vitest'; test.${'on'}${'ly'}('x', () => undefined);`, 'no-restricted-properties'],
])('%s: %s', async (file, text, rule) => {
  expect(await objections(file, text)).toContain(rule);
});

test('the one place of each is let alone', async () => {
  expect(await objections('src-main/app/ipc.ts', "import { ipcMain } from 'electron';\nipcMain.removeAllListeners();\n")).toEqual([]);
  expect(await objections('src-shared/zod.ts', "import { z } from 'zod';\nexport const s = z.string();\n")).toEqual([]);
  expect(await objections('src-main/lab/pool.ts', 'export const x = Date.now();\n')).toEqual([]);
});
