import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * Which folders of src/ each folder may import from, besides itself and the files in src/ that name what all
 * share. One way through the house: pixels → frame → backbone → samples → head → classifier → element.
 */
const mayImport = {
  frame: [],
  backends: [],
  backbone: ['frame', 'backends'],
  samples: ['frame', 'backbone'],
  head: ['backends', 'backbone', 'samples'],
  archive: ['backbone', 'samples', 'head'],
  starter: [],
  classifier: ['frame', 'backends', 'backbone', 'samples', 'head', 'archive', 'starter'],
  element: ['frame', 'backends', 'backbone', 'samples', 'head', 'classifier'],
};

/** Which folders of src/ may import a package; nobody else does. */
const ownersOf = {
  '@tensorflow/tfjs-core': ['backends', 'backbone', 'head/mlp'],
  '@tensorflow/tfjs-layers': ['head/mlp'],
  '@tensorflow/tfjs-backend-wasm': ['backends'],
  '@tensorflow/tfjs-backend-webgl': ['backends'],
  comlink: ['classifier/worker'],
  '@tensorflow/tfjs-backend-webgpu': ['backends'],
  fflate: ['archive'],
  lit: ['element'],
};

const folderZones = Object.entries(mayImport).map(([folder, others]) => ({
  target: `./src/${folder}`,
  from: './src/**',
  except: ['**/src/*.ts', ...[folder, ...others].map((name) => `**/src/${name}/**`)],
  message: `src/${folder} may import from ${['src/*.ts', ...others].join(', ')} only.`,
}));

const packageZones = Object.entries(ownersOf).map(([name, owners]) => ({
  target: `./src/!(${owners.map((owner) => owner.split('/')[0]).join('|')}){,/**}`,
  from: `./node_modules/${name}`,
  message: `Only ${owners.map((owner) => `src/${owner}`).join(', ')} may import ${name}.`,
}));

const innerPackageZones = Object.entries(ownersOf).flatMap(([name, owners]) =>
  owners
    .filter((owner) => owner.includes('/'))
    .map((owner) => owner.split('/'))
    .map(([folder, inner]) => ({
      target: `./src/${folder}/!(${inner}){,/**}`,
      from: `./node_modules/${name}`,
      message: `Within src/${folder}, only ${inner} may import ${name}.`,
    })),
);

const entryZone = {
  target: './src/*/**',
  from: ['./src/index.ts', './src/cdn.ts'],
  message: 'Import from the file that declares it, not from an entry point.',
};

export default tseslint.config(
  {
    ignores: [
      'dist',
      'docs/api',
      'examples/built',
      'coverage',
      'temp',
      '.cache',
      'test-results',
      'playwright-report',
      'tests/package/consumer',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/only-throw-error': [
        'error',
        { allowThrowingUnknown: true, allowThrowingAny: true },
      ],
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        { allowThrowingUnknown: true, allowThrowingAny: true },
      ],
      '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { ...globals.node } },
  },
  {
    files: [
      'examples/**/*.{js,mjs}',
      'tests/e2e/pages/**/*.js',
      'tests/bench/{cold,threads,transfer}.mjs',
      'tests/soak/**/*.js',
      'tests/peers/page/*.js',
    ],
    languageOptions: { globals: { ...globals.browser } },
  },
  {
    // Its `test` watches every page for requests to other hosts and for unexpected errors.
    files: ['tests/e2e/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { name: '@playwright/test', message: 'Import from ./support/test.js.', allowTypeImports: true },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createNodeResolver({
          extensions: ['.ts', '.js'],
          extensionAlias: { '.js': ['.ts', '.js'] },
          conditionNames: ['types', 'import', 'default'],
        }),
      ],
    },
    rules: {
      'no-console': 'error',
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-extraneous-dependencies': ['error', { devDependencies: false }],
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [...folderZones, ...packageZones, ...innerPackageZones, entryZone],
          basePath: import.meta.dirname,
        },
      ],
      'import-x/no-unresolved': 'error',
    },
  },
  {
    rules: {
      'max-lines': ['error', 300],
      'no-warning-comments': 'error',
      eqeqeq: 'error',
    },
  },
);
