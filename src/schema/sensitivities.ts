/** How revealing a value is, from least to most. Apart from the schemas, so that the checks can run without them. */
export const sensitivities = ['technical', 'interaction', 'personal', 'sensitive'] as const;
