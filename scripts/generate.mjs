// Writes what is generated from the code: the rules' pages, the settings in package.json, and the tables in README.md.
// A test compares the files with what this module returns, so that stale ones are found.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const groupTitles = {
  references: 'References and ids',
  citations: 'Citations and external references',
  links: 'Links in prose',
  objects: 'Objects',
  patterns: 'Patterns',
};

/** All generated files: path below the project's root → content. */
export async function generate() {
  const { allRules, settings } = await load();
  const files = new Map();
  for (const rule of allRules) files.set(`docs/rules/${rule.code}.md`, rulePage(rule));
  files.set('package.json', manifest(settings, allRules));
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const withRules = between(readme, 'rules', rulesTable(allRules));
  files.set('README.md', between(withRules, 'settings', settingsTable(settings)));
  return files;
}

/** The rules and settings, from the TypeScript sources. */
async function load() {
  const folder = mkdtempSync(join(tmpdir(), 'stix-generate-'));
  try {
    const outfile = join(folder, 'tables.mjs');
    const contents = `export { allRules } from './server/src/rules/all.ts'; export { settings } from './server/src/config.ts';`;
    await build({
      stdin: { contents, resolveDir: root, loader: 'ts' },
      bundle: true,
      format: 'esm',
      platform: 'node',
      mainFields: ['module', 'main'],
      outfile,
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A rule's documentation: the comment at the head of its file. */
export function ruleDocumentation(rule) {
  const source = readFileSync(join(root, `server/src/rules/${folderOf(rule)}/${rule.code}.ts`), 'utf8');
  const comment = /^\/\*\*\n([\s\S]*?)\n \*\//.exec(source)?.[1];
  if (comment === undefined) throw new Error(`${rule.code}: its file does not start with a doc block`);
  return comment
    .split('\n')
    .map((line) => line.replace(/^ \* ?/, ''))
    .join('\n');
}

function folderOf(rule) {
  return rule.group;
}

function rulePage(rule) {
  const { attack, stix, relaxed = stix } = rule.severity;
  const preset = (name, severity) => `| \`${name}\` | ${severity} |`;
  return `# ${rule.code}

${rule.title}

${ruleDocumentation(rule).trim()}

## Severity

| preset | severity |
| --- | --- |
${[preset('attack', attack), preset('stix', stix), preset('relaxed', relaxed)].join('\n')}

Set it for yourself with \`"stix.rules": { "${rule.code}": "off" }\` (or \`error\`, \`warning\`, \`info\`, \`hint\`), on the
command line with \`--rule ${rule.code}=off\`.
`;
}

function manifest(settings, rules) {
  const json = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const properties = Object.fromEntries(settings.map((row) => [row.key, schemaOf(row, rules)]));
  json.contributes = { ...json.contributes, configuration: { title: 'STIX Authoring', properties } };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function schemaOf(row, rules) {
  const schema = { type: row.type, default: row.default, markdownDescription: row.description, scope: 'resource' };
  if (row.values !== undefined) {
    schema.enum = row.values.map(({ value }) => value);
    schema.markdownEnumDescriptions = row.values.map(({ description }) => description);
  }
  if (row.type === 'array') schema.items = { type: 'string' };
  if (row.type === 'integer') schema.minimum = 1;
  if (row.key === 'stix.rules') {
    const severity = { enum: ['error', 'warning', 'info', 'hint', 'off'] };
    schema.properties = Object.fromEntries(rules.map((rule) => [rule.code, { ...severity, description: rule.title }]));
    schema.additionalProperties = false;
  }
  return schema;
}

function rulesTable(rules) {
  const rows = Object.entries(groupTitles).flatMap(([group, title]) => {
    const own = rules.filter((rule) => rule.group === group);
    if (own.length === 0) return [];
    return [
      `\n**${title}**\n`,
      '| rule | `attack` | `stix` | finds |',
      '| --- | --- | --- | --- |',
      ...own.map(
        ({ code, severity, title: finds }) =>
          `| [${code}](docs/rules/${code}.md) | ${severity.attack} | ${severity.stix} | ${finds} |`,
      ),
    ];
  });
  return rows.join('\n');
}

function settingsTable(settings) {
  const rows = settings.map(
    ({ key, default: value, description }) => `| \`${key}\` | \`${JSON.stringify(value)}\` | ${description} |`,
  );
  return ['\n| setting | default | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

function between(text, name, content) {
  const start = `<!-- generated: ${name} -->`;
  const end = `<!-- /generated: ${name} -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < 0) throw new Error(`README.md has no place for "${name}"`);
  return `${text.slice(0, from + start.length)}\n${content}\n\n${text.slice(to)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, content] of await generate()) writeFileSync(join(root, path), content);
}
