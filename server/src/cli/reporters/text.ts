import { counted } from '../../words.ts';
import { printable } from '../printable.ts';
import type { Result } from '../result.ts';

/** One line a finding, as compilers print them, so that terminals and editors make links of them. */
export function reportText({ findings, summary }: Result): string {
  const lines = findings.map(
    ({ file, line, column, severity, code, message }) =>
      `${printable(file)}:${line}:${column}: ${severity} ${code}: ${printable(message)}`,
  );
  const { error, warning, info, hint } = summary.findings;
  const counts = [counted(error, 'error'), counted(warning, 'warning'), counted(info, 'info'), counted(hint, 'hint')];
  lines.push(`${counted(summary.files, 'file')}, ${counted(summary.objects, 'object')}: ${counts.join(', ')}`);
  return `${lines.join('\n')}\n`;
}
