/** The strings of a bundle's own members, which stand before and behind its objects. */
import { readRoot } from '../../syntax/root.ts';
import { sliceText, type Text } from '../../syntax/text.ts';

/** [from, to) in the document, without quotes, of the string value of a bundle's own member; the last one counts. */
export function rootString(text: Text, key: string): { readonly from: number; readonly to: number } | undefined {
  const member = readRoot(text).members.findLast((one) => one.key === key);
  if (member === undefined || typeof member.value !== 'string') return undefined;
  const written = sliceText(text, member.from, member.to);
  const open = written.indexOf('"', written.indexOf(':', JSON.stringify(key).length));
  return open === -1 ? undefined : { from: member.from + open + 1, to: member.to - 1 };
}
