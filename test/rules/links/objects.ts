/** The fixture of the tests about links: two tools and a text that links to them. */

/** A live tool with an ATT&CK id; `rest` is further members. */
export function tool(number: number, name: string, attackId: string, rest = ''): string {
  return `{"type": "tool", "id": "tool--#${number}", "name": "${name}"${rest}, ${attackEntry(attackId, 'software')}}`;
}

/** The member external_references with an ATT&CK id. */
export function attackEntry(attackId: string, kind: string): string {
  const url = `https://attack.mitre.org/${kind}/${attackId.replace('.', '/')}`;
  return `"external_references": [{"source_name": "mitre-attack", "url": "${url}", "external_id": "${attackId}"}]`;
}

/** A malware whose description stands on a line of its own, and other objects behind it. */
export function text(description: string, others: readonly string[], mark?: string): string {
  return [
    '[{"type": "malware", "id": "malware--#1", "name": "Paperlantern", "description":',
    `"${description}"`,
    ...(mark === undefined ? [] : [mark]),
    `}${others.map((other) => `,\n${other}`).join('')}]`,
  ].join('\n');
}

/** A line of marks below `part` of a description. */
export function markBelow(description: string, part: string, words: string): string {
  return `${' '.repeat(1 + description.indexOf(part))}${'^'.repeat(part.length)} ${words}`;
}
