/**
 * An object's card in Markdown: what it is called, what it is, whether it still counts, what it says, and what it has to
 * do with others. Every list is short and says how much it leaves out.
 */
import type { Facts, JsonObject } from '../../index/facts.ts';
import { definitionsOf, replacementOf } from '../../index/index.ts';
import type { DocumentHandle, ObjectRecord } from '../../index/record.ts';
import { isAttackSource } from '../../stix/attack.ts';
import { readAgain, type Workspace } from '../../workspace.ts';
import { escapeMarkdown, listOf, markdownLink, shorten } from './markdown.ts';
import { displayName, endName, sentenceOf } from './names.ts';
import { mostOthers, type RelationGroup, relationsOf } from './relations.ts';

const longestName = 200;
const longestEnd = 60;
const mostAliases = 6;
const mostEnds = 3;
const mostGroups = 6;
const mostMembers = 4;
const longestValue = 100;
const shortSummary = 160;

/**
 * The card of an object.
 * @param from the document in which somebody looks: where the object is defined is told when it is not there
 */
export function objectCard(workspace: Workspace, record: ObjectRecord, from: DocumentHandle): string {
  const { facts } = record;
  return paragraphs(
    `### ${nameOf(workspace, record)}`,
    [kindOf(facts), attackIdOf(facts)].filter((part) => part !== '').join(' · '),
    ...banners(workspace, record),
    aliasesOf(facts),
    facts.summary === '' ? plainMembers(workspace, record) : escapeMarkdown(facts.summary),
    relationsIn(workspace, record),
    definedIn(workspace, record, from),
  );
}

/** The card of an object on two lines: for the ends of a relationship. */
export function shortCard(workspace: Workspace, record: ObjectRecord): string {
  const { facts } = record;
  const head = [`**${nameOf(workspace, record)}**`, kindOf(facts), attackIdOf(facts)].filter((part) => part !== '');
  return paragraphs(
    head.join(' · '),
    ...banners(workspace, record),
    escapeMarkdown(shorten(facts.summary, shortSummary)),
  );
}

/** "APT29 *uses* Spearphishing Link", in Markdown. */
export function sentenceMarkdown(workspace: Workspace, record: ObjectRecord): string {
  const { source, verb, target } = sentenceOf(workspace.index, record);
  return `${short(source, longestName)} *${short(verb, longestEnd)}* ${short(target, longestName)}`;
}

/** Paragraphs, one below the other; empty ones are left out. */
export function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The last parts of a URI, readable: enough to tell one file of a workspace from another. */
function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function nameOf(workspace: Workspace, record: ObjectRecord): string {
  if (record.facts.relationship !== undefined) return sentenceMarkdown(workspace, record);
  return short(displayName(workspace.index, record), longestName);
}

function kindOf(facts: Facts): string {
  return facts.type === undefined ? '' : escapeMarkdown(shorten(facts.type, longestEnd));
}

/** The ATT&CK id, as a link where the object's own entry gives its page. */
function attackIdOf({ attackId, externalReferences }: Facts): string {
  if (attackId === undefined) return '';
  const entry = externalReferences.find(
    ({ externalId, sourceName }) => externalId === attackId && sourceName !== undefined && isAttackSource(sourceName),
  );
  return markdownLink(shorten(attackId, longestEnd), entry?.url ?? '');
}

function banners(workspace: Workspace, record: ObjectRecord): readonly string[] {
  const { facts, document } = record;
  const lines: string[] = [];
  if (facts.revoked) {
    const replacement = facts.id ? replacementOf(workspace.index, facts.id, document) : undefined;
    if (replacement === undefined) lines.push('⚠ **Revoked**');
    else {
      const attackId = attackIdOf(replacement.facts);
      lines.push(
        `⚠ **Revoked**, replaced by **${nameOf(workspace, replacement)}**${attackId === '' ? '' : ` · ${attackId}`}`,
      );
    }
  }
  if (facts.deprecated) lines.push('⚠ **Deprecated**');
  return lines;
}

function aliasesOf({ aliases, name }: Facts): string {
  const others = [...new Set(aliases)].filter((alias) => alias !== name && alias.trim() !== '');
  if (others.length === 0) return '';
  const shown = others.slice(0, mostAliases).map((alias) => short(alias, longestEnd));
  return `Also known as ${listOf(shown, others.length)}`;
}

/** Observables and markings have no prose: their first plain values say what they are. Only where the text is at hand. */
function plainMembers(workspace: Workspace, record: ObjectRecord): string {
  if (record.facts.name !== undefined || record.facts.relationship !== undefined || record.ordinal === 0) return '';
  const value = readAgain(workspace, record)?.object?.value;
  return value === undefined ? '' : membersOf(value);
}

/** `path: C:\x, size: 12`: the first members that are strings or numbers, what every object has left out. */
export function membersOf(value: JsonObject): string {
  const shown: string[] = [];
  let total = 0;
  for (const [key, member] of Object.entries(value)) {
    if (common.has(key) || (typeof member !== 'string' && typeof member !== 'number')) continue;
    total += 1;
    if (shown.length === mostMembers) continue;
    shown.push(`${short(key, longestEnd)}: ${short(String(member), longestValue)}`);
  }
  return listOf(shown, total);
}

const common: ReadonlySet<string> = new Set([
  'type',
  'id',
  'spec_version',
  'created',
  'modified',
  'created_by_ref',
  'x_mitre_modified_by_ref',
]);

function relationsIn(workspace: Workspace, record: ObjectRecord): string {
  const { id } = record.facts;
  if (!id) return '';
  const { outgoing, incoming, others } = relationsOf(workspace.index, id, mostEnds);
  const lines: string[] = [];
  const add = (label: string, groups: readonly RelationGroup[]): void => {
    const shown = groups.slice(0, mostGroups).map((group) => groupOf(workspace, group, record));
    if (shown.length > 0) lines.push(`- ${label} ${[...shown, ...rest(groups.length - shown.length)].join('; ')}`);
  };
  add('From it:', outgoing);
  add('To it:', incoming);
  if (others > 0) {
    const number = others === mostOthers ? `${others} or more` : `${others}`;
    lines.push(`- Named by ${number} other ${others === 1 ? 'object' : 'objects'}`);
  }
  return lines.join('\n');
}

/** "*uses* 14: Mimikatz, PsExec, Ping and 11 more" */
function groupOf(workspace: Workspace, group: RelationGroup, record: ObjectRecord): string {
  const names = group.ends.map((end) => short(endName(workspace.index, end, record.document), longestEnd));
  return `*${short(group.type, longestEnd)}* **${group.count}**: ${listOf(names, group.count)}`;
}

function rest(groups: number): readonly string[] {
  return groups > 0 ? [`and ${groups} more ${groups === 1 ? 'kind' : 'kinds'} of relationship`] : [];
}

function definedIn(workspace: Workspace, record: ObjectRecord, from: DocumentHandle): string {
  if (record.document === from) return '';
  const places = record.facts.id === undefined ? 1 : new Set(documentsOf(workspace, record.facts.id, from)).size;
  const catalog = record.document.origin === 'catalog' ? ' (catalog)' : '';
  const more = places > 1 ? ` and ${places - 1} more ${places === 2 ? 'file' : 'files'}` : '';
  return `Defined in ${short(fileName(record.document.uri), longestName)}${catalog}${more}`;
}

function documentsOf(workspace: Workspace, id: string, from: DocumentHandle): readonly DocumentHandle[] {
  return definitionsOf(workspace.index, id, from).map((record) => record.document);
}

function short(text: string, most: number): string {
  return escapeMarkdown(shorten(text, most));
}
