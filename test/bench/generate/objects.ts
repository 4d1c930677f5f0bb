/** Makes the objects of a bundle, one kind after the other, with references among them as ATT&CK has them. */
import { type Kind, kinds, tactic } from './kinds.ts';
import { inventName, inventProse, inventSource } from './prose.ts';
import type { Random } from './random.ts';

export type StixObject = Readonly<Record<string, unknown>>;

/** An object, and what others need to lead to it. */
export interface Made {
  readonly object: StixObject;
  readonly id: string;
  readonly type: string;
  /** A Markdown link to its page; undefined where it has none. */
  readonly link: string | undefined;
  readonly revoked: boolean;
  /** Of a sub-technique: the id of its technique. */
  readonly parent: string | undefined;
}

export interface Source {
  readonly source_name: string;
  readonly description: string;
  readonly url: string;
}

/** What all objects of a bundle share. */
export interface Making {
  readonly random: Random;
  readonly identity: string;
  readonly marking: string;
  readonly sources: readonly Source[];
  readonly tactics: Made[];
  readonly byType: Map<string, Made[]>;
  readonly live: Made[];
}

const tacticNames = ['arrival', 'settling', 'climbing', 'hiding', 'looking-around', 'gathering', 'departure'];
const platforms = ['Orchard', 'Harbour', 'Quarry', 'Meadow'];

export function createMaking(random: Random, size: number): Making {
  const sources = new Map<string, Source>();
  for (let index = 0; index < 20 + size / 8; index += 1) {
    const source_name = inventSource(random);
    const url = `https://example.com/reports/${random.uuid()}`;
    const title = inventProse(random, 40, [], []).replaceAll('\n', ' ');
    sources.set(source_name, {
      source_name,
      description: `${inventName(random)}, A. (${random.between(2012, 2025)}, May 4). ${title} Retrieved June 7, 2025.`,
      url,
    });
  }
  return {
    random,
    identity: `identity--${random.uuid()}`,
    marking: `marking-definition--${random.uuid()}`,
    sources: [...sources.values()],
    tactics: [],
    byType: new Map(),
    live: [],
  };
}

/** The one identity and the one marking that every object names. */
export function makeOwners({ identity, marking }: Making): readonly StixObject[] {
  const times = { created: '2017-06-01T00:00:00.000Z', modified: '2017-06-01T00:00:00.000Z' };
  return [
    {
      type: 'identity',
      spec_version: '2.1',
      id: identity,
      ...times,
      name: 'The Orchard Works',
      identity_class: 'organization',
      object_marking_refs: [marking],
    },
    {
      type: 'marking-definition',
      spec_version: '2.1',
      id: marking,
      created: times.created,
      created_by_ref: identity,
      definition_type: 'statement',
      definition: { statement: 'Invented for measuring.' },
    },
  ];
}

export function makeTactics(making: Making): readonly Made[] {
  tacticNames.forEach((name, index) => {
    const made = makeObject(making, tactic, index);
    making.tactics.push({ ...made, object: { ...made.object, x_mitre_shortname: name } });
  });
  return making.tactics;
}

/** @param count of objects that are neither owners, tactics nor relationships */
export function makeObjects(making: Making, count: number): readonly Made[] {
  const all: Made[] = [];
  for (const kind of kinds) {
    const size = Math.max(1, Math.round((count * kind.share) / 100));
    for (let index = 0; index < size && all.length < count; index += 1) all.push(makeObject(making, kind, index));
  }
  return all;
}

export function makeTimes(random: Random): { readonly created: string; readonly modified: string } {
  const time = (year: number): string =>
    new Date(
      Date.UTC(year, random.below(12), random.below(28), random.below(24), 0, 0, random.below(1000)),
    ).toISOString();
  return { created: time(random.between(2017, 2021)), modified: time(random.between(2022, 2025)) };
}

export function pickSources({ random, sources }: Making, mean: number): readonly Source[] {
  const count = Math.round(mean * (0.4 + random.below(13) / 10));
  const picked = new Set(Array.from({ length: count }, () => random.pick(sources)));
  return [...picked].sort((a, b) => a.description.localeCompare(b.description));
}

function makeObject(making: Making, kind: Kind, index: number): Made {
  const { random } = making;
  const siblings = making.byType.get(kind.type) ?? [];
  making.byType.set(kind.type, siblings);
  const id = `${kind.type}--${random.uuid()}`;
  const parent = kind.type === 'attack-pattern' && index % 3 > 0 ? siblings.at(-(index % 3)) : undefined;
  const attackId = attackIdOf(kind, index, parent);
  const name = kind.prefix === 'AN' ? `Analytic ${index + 1}` : inventName(random);
  const url = `https://attack.mitre.org/${kind.path || 'detectionstrategies'}/${attackId.replace('.', '/')}`;
  const revoked = kind.type === 'attack-pattern' && parent === undefined && index % 30 === 3;
  const picked = pickSources(making, kind.sources);
  const links = making.live.length > 0 && kind.description > 300 ? [random.pick(making.live).link] : [];
  const object: StixObject = {
    type: kind.type,
    spec_version: '2.1',
    id,
    ...makeTimes(random),
    created_by_ref: making.identity,
    revoked,
    external_references: [{ source_name: 'mitre-attack', url, external_id: attackId }, ...picked],
    object_marking_refs: [making.marking],
    name,
    description: inventProse(
      random,
      kind.description,
      picked.map(({ source_name }) => source_name),
      links.filter((link) => link !== undefined),
    ),
    ...membersOf(making, kind, name),
    ...(kind.type === 'attack-pattern' && { x_mitre_is_subtechnique: parent !== undefined }),
    x_mitre_modified_by_ref: making.identity,
    x_mitre_deprecated: false,
    x_mitre_domains: ['enterprise-attack'],
    x_mitre_version: `${random.between(1, 4)}.${random.below(5)}`,
    x_mitre_attack_spec_version: '3.3.0',
  };
  const link = kind.path === '' ? undefined : `[${name}](${url})`;
  const made: Made = { object, id, type: kind.type, link, revoked, parent: parent?.id };
  siblings.push(made);
  if (link !== undefined && !revoked && kind.type !== 'x-mitre-tactic') making.live.push(made);
  return made;
}

/** Each technique is followed by two sub-techniques. */
function attackIdOf({ type, prefix }: Kind, index: number, parent: Made | undefined): string {
  const number = (value: number): string => String(value).padStart(4, '0');
  if (type === 'attack-pattern') {
    const technique = `T${number(1000 + Math.floor(index / 3))}`;
    return parent === undefined ? technique : `${technique}.00${index % 3}`;
  }
  // Tools and malware share their numbers.
  return `${prefix}${number(type === 'tool' ? 9000 + index : 1 + index)}`;
}

function membersOf(making: Making, kind: Kind, name: string): StixObject {
  const { random } = making;
  const some = (type: string, most: number): readonly string[] => {
    const made = making.byType.get(type) ?? [];
    if (made.length === 0) return [];
    return [...new Set(Array.from({ length: random.between(1, most) }, () => random.pick(made).id))];
  };
  switch (kind.type) {
    case 'attack-pattern':
      return {
        kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: random.pick(tacticNames) }],
        x_mitre_detection: inventProse(random, 250, [], []),
        x_mitre_platforms: platforms.slice(random.below(3)),
      };
    case 'malware':
    case 'tool':
      return { is_family: true, x_mitre_aliases: [name], x_mitre_platforms: platforms.slice(random.below(3)) };
    case 'intrusion-set':
      return { aliases: [name, inventName(random)] };
    case 'campaign':
      return { aliases: [name], first_seen: '2021-03-01T00:00:00.000Z', last_seen: '2021-09-01T00:00:00.000Z' };
    case 'x-mitre-data-component':
      return {
        x_mitre_log_sources: Array.from({ length: random.between(8, 24) }, () => ({
          name: inventName(random),
          channel: inventProse(random, 60, [], []).replaceAll('\n', ' '),
        })),
      };
    case 'x-mitre-analytic':
      return {
        x_mitre_log_source_references: some('x-mitre-data-component', 4).map((reference) => ({
          x_mitre_data_component_ref: reference,
          name: inventName(random),
          channel: inventName(random),
        })),
        x_mitre_mutable_elements: Array.from({ length: random.between(1, 2) }, () => ({
          field: inventName(random),
          description: inventProse(random, 60, [], []).replaceAll('\n', ' '),
        })),
      };
    case 'x-mitre-detection-strategy':
      return { x_mitre_analytic_refs: some('x-mitre-analytic', 3) };
    default:
      return {};
  }
}
