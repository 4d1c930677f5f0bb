/**
 * The mixture of ATT&CK enterprise 18.1, counted: of its objects 81 % are relationships; the shares below are those of
 * the other ones, and lengths are means in characters.
 */
export interface Kind {
  readonly type: string;
  /** How many of a hundred objects that are no relationships. */
  readonly share: number;
  /** Of the ATT&CK id, with as many digits as `digits`. */
  readonly prefix: string;
  readonly path: string;
  readonly description: number;
  /** Cited reports. */
  readonly sources: number;
}

export const tactic: Kind = {
  type: 'x-mitre-tactic',
  share: 0,
  prefix: 'TA',
  path: 'tactics',
  description: 530,
  sources: 0,
};

/** In the order in which they are made: an object's text may lead to those before it. */
export const kinds: readonly Kind[] = [
  { type: 'attack-pattern', share: 18, prefix: 'T', path: 'techniques', description: 850, sources: 4 },
  { type: 'malware', share: 15, prefix: 'S', path: 'software', description: 220, sources: 2.4 },
  { type: 'tool', share: 2, prefix: 'S', path: 'software', description: 200, sources: 1.9 },
  { type: 'intrusion-set', share: 4, prefix: 'G', path: 'groups', description: 330, sources: 6 },
  { type: 'campaign', share: 1, prefix: 'C', path: 'campaigns', description: 720, sources: 2 },
  { type: 'course-of-action', share: 6, prefix: 'M', path: 'mitigations', description: 680, sources: 2 },
  {
    type: 'x-mitre-data-component',
    share: 2,
    prefix: 'DC',
    path: 'datacomponents',
    description: 800,
    sources: 0,
  },
  { type: 'x-mitre-analytic', share: 37, prefix: 'AN', path: '', description: 170, sources: 0 },
  {
    type: 'x-mitre-detection-strategy',
    share: 15,
    prefix: 'DET',
    path: 'detectionstrategies',
    description: 0,
    sources: 0,
  },
];

export interface RelationshipKind {
  readonly source: string;
  readonly type: string;
  readonly target: string;
  /** How many of a hundred relationships. */
  readonly share: number;
}

/** Beside these every sub-technique has its `subtechnique-of`, every revoked object its `revoked-by`. */
export const relationshipKinds: readonly RelationshipKind[] = [
  { source: 'malware', type: 'uses', target: 'attack-pattern', share: 52 },
  { source: 'intrusion-set', type: 'uses', target: 'attack-pattern', share: 22 },
  { source: 'intrusion-set', type: 'uses', target: 'malware', share: 5 },
  { source: 'tool', type: 'uses', target: 'attack-pattern', share: 4 },
  { source: 'campaign', type: 'uses', target: 'attack-pattern', share: 4 },
  { source: 'campaign', type: 'attributed-to', target: 'intrusion-set', share: 1 },
  { source: 'course-of-action', type: 'mitigates', target: 'attack-pattern', share: 8 },
  { source: 'x-mitre-detection-strategy', type: 'detects', target: 'attack-pattern', share: 4 },
];
