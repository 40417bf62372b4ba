/** Runs ESLint and the type checker over the pages' JavaScript, and prints what they find as file:line:column. */
const { execFile } = require('node:child_process');
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join, relative } = require('node:path');
const { ESLint } = require('eslint');

const DEMO_SITE = dirname(__dirname);
const PAGES = 'src/main/resources/pages';
const SCRIPTS = [`${PAGES}/**/*.{js,mjs}`, 'src/test/resources/benchmark/*.js', 'lint/*.cjs'];
const PROJECTS = ['lint/pages.json', 'lint/signing.json', 'lint/benchmark.json'];

/** Declares the elements of the pages by their ids, so that a script can ask for none that is not there. */
function declareElements() {
  const elements = ['console', 'shop'].map(page => {
    const tags = readFileSync(join(DEMO_SITE, PAGES, page, 'index.html'), 'utf8').matchAll(/<([a-z][a-z0-9]*)\b[^>]*?\sid="([^"]+)"/g);
    const name = page[0].toUpperCase() + page.slice(1);
    return `interface ${name}Elements {\n${Array.from(tags, ([, tag, id]) => `  '${id}': HTMLElementTagNameMap['${tag}'];\n`).join('')}}\n`;
  });
  mkdirSync(join(DEMO_SITE, 'target/lint'), { recursive: true });
  writeFileSync(join(DEMO_SITE, 'target/lint/elements.d.ts'), elements.join(''));
}

async function lint() {
  const eslint = new ESLint({
    cwd: DEMO_SITE,
    overrideConfigFile: 'lint/eslint.config.cjs',
    cache: true,
    cacheLocation: 'target/lint/eslint-cache',
    cacheStrategy: 'content',
  });
  return (await eslint.lintFiles(SCRIPTS)).flatMap(({ filePath, messages }) => messages.map(({ line, column, message, ruleId }) =>
    `${relative(DEMO_SITE, filePath)}:${line}:${column}: ${message} (${ruleId})\n`)).join('');
}

/** What the compiler says, which is nothing where it finds nothing. Between two runs it remembers what it knows. */
function checkTypes() {
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [compiler, '--build', ...PROJECTS, '--pretty', 'false'], { cwd: DEMO_SITE }, (error, out, err) => {
      if (error && !out) reject(new Error(err, { cause: error }));
      else resolve(out.replaceAll(/^(\S+?)\((\d+),(\d+)\):/gm, '$1:$2:$3:'));
    });
  });
}

async function main() {
  declareElements();
  const findings = (await Promise.all([lint(), checkTypes()])).join('');
  process.stdout.write(findings);
  process.exitCode = findings ? 1 : 0;
}

main();
