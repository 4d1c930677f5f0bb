/**
 * Values and names of a document in messages: on one line, nothing invisible, cut so that the message stays readable.
 */
import { cutLine } from '../../syntax/plain.ts';

const longestQuote = 60;

/** A member name of the usual kind; anything else could pass for a part of the sentence. */
const plainMember = /^[\w-]{1,60}$/;

/** The text in double quotes on one line, cut to about 60 characters. */
export function quote(text: string): string {
  return `"${cutLine(text, longestQuote)}"`;
}

/** The name of a member: as it is where it is one word, else as a quote. */
export function memberName(name: string): string {
  return plainMember.test(name) ? name : quote(name);
}
