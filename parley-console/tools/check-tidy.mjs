/** Keeps files at 400 lines and functions at 40, and keeps out what the style rules out. */
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const HERE = fileURLToPath(new URL('../', import.meta.url));
const FOLDERS = ['src', 'test', 'dev', 'tools'];
const MAX_FILE = 400;
const MAX_FUNCTION = 40;
const FORBIDDEN = [
  [/:\s*any\b|<any>|as any\b/, 'any'],
  [/^\s*(export\s+)?(const\s+)?enum\s/m, 'an enum'],
  [/\bTO-?DO\b/, 'an open end'],
  [/^export default (?!\{|defineConfig)/m, 'a default export'],
  [/\sstyle="/, 'an inline style, which the policy forbids'],
];

function longFunctions(name, code) {
  const tree = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true, name.endsWith('.mjs') ? ts.ScriptKind.JS : ts.ScriptKind.TS);
  const complaints = [];
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body !== undefined) {
      const first = tree.getLineAndCharacterOfPosition(node.getStart()).line;
      const lines = tree.getLineAndCharacterOfPosition(node.end).line - first + 1;
      if (lines > MAX_FUNCTION) complaints.push(`${name}:${first + 1}: a function of ${lines} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return complaints;
}

function complaintsAbout(name, text) {
  const lines = text.trimEnd().split('\n').length;
  const code = name.endsWith('.svelte') ? (/<script[^>]*>([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '') : text;
  const complaints = lines > MAX_FILE ? [`${name}: ${lines} lines`] : [];
  complaints.push(...longFunctions(name, code));
  if (name !== 'tools/check-tidy.mjs') complaints.push(...FORBIDDEN.filter(([sign]) => sign.test(text)).map(([, what]) => `${name}: ${what}`));
  return complaints;
}

const complaints = [];
for (const folder of FOLDERS) {
  const names = await readdir(HERE + folder, { recursive: true }).catch(() => []);
  for (const name of names.filter((one) => /\.(ts|svelte|mjs)$/.test(one))) {
    complaints.push(...complaintsAbout(`${folder}/${name}`, await readFile(`${HERE}${folder}/${name}`, 'utf8')));
  }
}
complaints.forEach((text) => console.error(`tidy: ${text}`));
if (complaints.length > 0) process.exitCode = 1;
