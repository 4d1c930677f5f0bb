export function generate(): Promise<ReadonlyMap<string, string>>;
export function ruleDocumentation(rule: { readonly code: string; readonly group: string }): string;
