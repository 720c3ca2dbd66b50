/** The address that opens a rule's page in our own client. */
export function ruleLink(rule: string): string {
  return `command:dockerConceptHints.openRule?${encodeURIComponent(JSON.stringify([rule]))}`;
}
