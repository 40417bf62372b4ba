const js = require('@eslint/js');
const globals = require('globals');

const PAGES = 'src/main/resources/pages';

module.exports = [
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // `== null` stands for null and undefined alike.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-throw-literal': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-unused-expressions': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: [`${PAGES}/{console,shop}/**/*.js`],
    languageOptions: { globals: globals.browser },
    rules: {
      // The type checker finds the module without it, browsers do not.
      'no-restricted-imports': ['error', { patterns: [{ regex: '^(?!\\./[a-z-]+\\.js$)', message: 'A browser needs the file: "./name.js".' }] }],
    },
  },
  { files: [`${PAGES}/signing/**/*.mjs`], languageOptions: { globals: globals.node } },
  {
    // A plain script of a page of the benchmark, in the style of the pages that it stands for; Java calls its functions.
    files: ['src/test/resources/benchmark/*.js'],
    languageOptions: { sourceType: 'script', globals: { ...globals.browser, _giosg: 'readonly', giosg: 'readonly' } },
    rules: { 'no-unused-vars': ['error', { vars: 'local' }], 'no-var': 'off' },
  },
  { files: ['lint/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: globals.node } },
];
