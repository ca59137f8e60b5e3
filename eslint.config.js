import globals from 'globals';
import tseslint from 'typescript-eslint';
import vue from 'eslint-plugin-vue';
import a11y from 'eslint-plugin-vuejs-accessibility';

// Fences: one place per dangerous or stateful thing, and the message says which.
const IPC_MAIN = {
  name: 'electron',
  importNames: ['ipcMain'],
  message: 'Only src-main/app/ipc.ts talks to ipcMain: add the call to src-shared/contract.ts.',
};
const IPC_RENDERER = {
  name: 'electron',
  importNames: ['ipcRenderer'],
  message: 'Only src-main/app/preload.ts talks to ipcRenderer: use window.lab.',
};
const ZOD = { name: 'zod', message: 'Import z from src-shared/zod.ts, which switches off code generation (content security policy).' };
const POOL = { name: 'worker-threads-pool', message: 'Only src-main/lab/pool.ts acquires threads.' };
const DOCKVIEW = { name: 'dockview-enterprise', message: 'Not free software; the MIT core is enough.' };
const fences = (...paths) => ({ 'no-restricted-imports': ['error', { paths }] });

// What would make a result depend on anything but its inputs, or reach outside.
const IMPURE = [
  'console',
  'performance',
  'process',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'fetch',
  'crypto',
  'self',
  'globalThis',
];
const PURE_LAYERS = ['engine', 'formula', 'problems', 'analysis', 'jobs'].map((layer) => `src-worker/${layer}/**/*.ts`);

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'coverage/', 'test-output/', '.electron-runtime*/', '.oracles/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,vue,js,mjs,cjs}'],
    extends: [tseslint.configs.recommended],
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
      'max-lines': ['error', { max: 300 }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      ...fences(IPC_MAIN, IPC_RENDERER, ZOD, POOL, DOCKVIEW),
    },
  },
  {
    files: ['**/*.vue'],
    extends: [vue.configs['flat/recommended'], a11y.configs['flat/recommended']],
    languageOptions: { parserOptions: { parser: tseslint.parser }, globals: globals.browser },
    rules: {
      'vue/no-v-html': 'error',
      'vue/no-static-inline-styles': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/multi-word-component-names': 'off',
      // Prettier lays the templates out.
      ...Object.fromEntries(
        [
          'html-closing-bracket-newline',
          'html-indent',
          'html-self-closing',
          'max-attributes-per-line',
          'singleline-html-element-content-newline',
          'multiline-html-element-content-newline',
          'first-attribute-linebreak',
          'html-closing-bracket-spacing',
        ].map((name) => [`vue/${name}`, 'off']),
      ),
      // A label may wrap its control or name it: either serves a screen reader.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
    },
  },
  {
    // Rules that need types. Templates are checked by vue-tsc.
    files: ['src-*/**/*.ts', 'test/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-for-in-array': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['src-*/**/*.{ts,vue}', 'test/**/*.ts'],
    ignores: ['**/*.vue', '**/*.d.ts'],
    rules: {
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }],
    },
  },
  {
    files: PURE_LAYERS,
    rules: {
      'no-restricted-globals': ['error', 'Date', ...IMPURE],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Take a seeded stream (engine/random).' }],
    },
  },
  { files: ['src-main/app/ipc.ts'], rules: fences(IPC_RENDERER, ZOD, POOL) },
  { files: ['src-main/app/preload.ts'], rules: fences(IPC_MAIN, ZOD, POOL) },
  { files: ['src-shared/zod.ts'], rules: fences(IPC_MAIN, IPC_RENDERER, POOL) },
  { files: ['src-main/lab/pool.ts'], rules: fences(IPC_MAIN, IPC_RENDERER, ZOD) },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['test', 'it', 'describe'].flatMap((object) =>
          ['only', 'skip', 'todo'].map((property) => ({ object, property, message: 'No skipped or focused tests.' })),
        ),
      ],
    },
  },
  { files: ['scripts/**', 'bin/**', '*.js'], languageOptions: { globals: globals.node } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
