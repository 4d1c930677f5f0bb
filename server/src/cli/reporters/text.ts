import type { Result } from '../result.ts';

/** One line a finding, as compilers print them, so that terminals and editors make links of them. */
export function reportText({ findings, summary }: Result): string {
  const lines = findings.map(
    ({ file, line, column, severity, code, message }) =>
      `${printable(file)}:${line}:${column}: ${severity} ${code}: ${printable(message)}`,
  );
  const { error, warning, info, hint } = summary.findings;
  const counts = `${error} errors, ${warning} warnings, ${info} infos, ${hint} hints`;
  lines.push(`${summary.files} files, ${summary.objects} objects: ${counts}`);
  return `${lines.join('\n')}\n`;
}

/** Messages quote the document: a control character in it must not reach the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
