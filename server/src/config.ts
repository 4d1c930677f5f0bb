/**
 * Every setting, in one table: the manifest's configuration and the README's table are generated from it, and the
 * server and the command line read their settings through it. Configuration is passed to functions, never kept aside.
 */

export interface Configuration {
  readonly preset: 'auto' | 'attack' | 'stix' | 'relaxed';
  /** Severity by rule code; what is not named follows the preset. */
  readonly rules: Readonly<Record<string, 'error' | 'warning' | 'info' | 'hint' | 'off'>>;
  /** Files or folders; relative ones are taken from the workspace folder. */
  readonly catalogs: readonly string[];
  /** The most findings that are published for a file. */
  readonly maxProblems: number;
}

export interface SettingRow {
  readonly key: `stix.${keyof Configuration}`;
  readonly type: 'string' | 'object' | 'array' | 'integer';
  readonly default: Configuration[keyof Configuration];
  readonly values?: readonly { readonly value: string; readonly description: string }[];
  readonly description: string;
  /** Whether a cap: hitting it must be shown to the user. */
  readonly cap?: boolean;
}

export const settings: readonly SettingRow[] = [
  {
    key: 'stix.preset',
    type: 'string',
    default: 'auto',
    values: [
      { value: 'auto', description: 'ATT&CK for files that hold ATT&CK content, STIX for all others.' },
      { value: 'attack', description: 'The customs of MITRE ATT&CK, for every file.' },
      { value: 'stix', description: 'The STIX specification, for every file.' },
      { value: 'relaxed', description: 'As `stix`, without unknown references and without recommendations.' },
    ],
    description: 'Which severities the rules have.',
  },
  {
    key: 'stix.rules',
    type: 'object',
    default: {},
    description: 'Severity of single rules, by code: `error`, `warning`, `info`, `hint` or `off`.',
  },
  {
    key: 'stix.catalogs',
    type: 'array',
    default: [],
    description:
      'Files or folders (also outside the workspace, also `.json.gz`) whose objects are known: references, citations and ATT&CK links resolve in them, and quick fixes draw on them.',
  },
  {
    key: 'stix.maxProblems',
    type: 'integer',
    default: 1000,
    description: 'The most findings that are shown for a file, worst first. What is cut is told.',
    cap: true,
  },
];

/** Caps that no setting changes. Each is told where it is hit: in the status, or at the place that is cut. */
export const limits = {
  outlineRows: 50_000,
  /** For one request: an editor asks for what is on the screen, and a minified line may hold a whole bundle. */
  inlayHints: 2_000,
} as const;

export const defaultConfiguration: Configuration = { preset: 'auto', rules: {}, catalogs: [], maxProblems: 1000 };

/**
 * Reads a configuration from untrusted input (an editor's settings, a file).
 * @returns the configuration, with defaults for what is absent or unusable, and a sentence for each unusable value
 */
export function readConfiguration(
  input: unknown,
  knownCodes: readonly string[],
): { readonly configuration: Configuration; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const source = isRecord(input) ? input : {};
  const preset = oneOf(source.preset, ['auto', 'attack', 'stix', 'relaxed'] as const);
  if (source.preset !== undefined && preset === undefined) problems.push(unusable('stix.preset', source.preset));
  const rules: Record<string, 'error' | 'warning' | 'info' | 'hint' | 'off'> = {};
  for (const [code, value] of Object.entries(isRecord(source.rules) ? source.rules : {})) {
    const severity = oneOf(value, ['error', 'warning', 'info', 'hint', 'off'] as const);
    if (!knownCodes.includes(code)) problems.push(`stix.rules: there is no rule "${code}"`);
    else if (severity === undefined) problems.push(unusable(`stix.rules, ${code}`, value));
    else rules[code] = severity;
  }
  if (source.rules !== undefined && !isRecord(source.rules)) problems.push(unusable('stix.rules', source.rules));
  const named: readonly unknown[] = Array.isArray(source.catalogs) ? source.catalogs : [];
  const catalogs = named.filter((item) => typeof item === 'string');
  const isList = source.catalogs === undefined || (Array.isArray(source.catalogs) && catalogs.length === named.length);
  if (!isList) problems.push(unusable('stix.catalogs', source.catalogs));
  const most = source.maxProblems;
  const usable = typeof most === 'number' && Number.isInteger(most) && most > 0;
  if (most !== undefined && !usable) problems.push(unusable('stix.maxProblems', most));
  return {
    configuration: {
      preset: preset ?? defaultConfiguration.preset,
      rules,
      catalogs,
      maxProblems: usable ? most : defaultConfiguration.maxProblems,
    },
    problems,
  };
}

function unusable(key: string, value: unknown): string {
  return `${key}: ${JSON.stringify(value)} is not a value it can have`;
}

function oneOf<Value extends string>(value: unknown, values: readonly Value[]): Value | undefined {
  return values.find((candidate) => candidate === value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
