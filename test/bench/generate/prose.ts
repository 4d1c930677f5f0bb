/** Invented names, and prose of the length, the escapes and the density of citations and links that ATT&CK has. */
import type { Random } from './random.ts';

const syllables =
  'bar cor del dun fen gar hol jes kan lor mer nol per quil ros san tam tor ul ven wick yar zel ost ing ham ley'.split(
    ' ',
  );
const words =
  'the operators module host account file service task network traffic payload loader registry process token before after through against with from into over during a an its this several remote local scheduled encoded signed hidden copies reads writes sends collects stores opens starts uses moves lists checks waits for and or to of in on by'.split(
    ' ',
  );

/** A name of one or two invented words. */
export function inventName(random: Random): string {
  const parts = Array.from({ length: random.between(1, 2) }, () => {
    const word = Array.from({ length: random.between(2, 3) }, () => random.pick(syllables)).join('');
    return word.charAt(0).toUpperCase() + word.slice(1);
  });
  return parts.join(' ');
}

/** The name of a source as reports are cited: "Venwick Ostley March 2021". */
export function inventSource(random: Random): string {
  const month = random.pick(['January', 'March', 'May', 'July', 'September', 'November']);
  const name = `${inventName(random)} ${month} ${random.between(2012, 2025)}`;
  return random.chance(0.03) ? `${name} (${random.pick(syllables)})` : name;
}

/**
 * Sentences of about `length` characters, each citation behind the full stop of one of them.
 * @param links whole links, `[Name](url)`; each stands once
 */
export function inventProse(
  random: Random,
  length: number,
  citations: readonly string[],
  links: readonly string[],
): string {
  const sentences: string[] = [];
  const waiting = [...links];
  let written = 0;
  for (let left = length; left > 0; ) {
    const sentence = inventSentence(random, waiting.shift());
    left -= sentence.length + 1;
    written += 1;
    sentences.push(sentence);
  }
  citations.forEach((name, index) => {
    const at = Math.min(written - 1, Math.floor(((index + 1) * written) / citations.length));
    sentences[at] = `${sentences[at] ?? ''}(Citation: ${name})`;
  });
  return sentences.map((sentence, index) => (index === 0 ? '' : random.chance(0.1) ? '\n\n' : ' ') + sentence).join('');
}

function inventSentence(random: Random, link: string | undefined): string {
  const list = Array.from({ length: random.between(8, 20) }, () => random.pick(words));
  if (random.chance(0.15)) list.splice(random.below(list.length), 0, `\u2019${random.pick(syllables)}\u2019`);
  if (random.chance(0.05))
    list.splice(random.below(list.length), 0, `"${random.pick(syllables)}\\${random.pick(syllables)}"`);
  const text = list.join(' ');
  if (link !== undefined) return `${link} ${text}.`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
