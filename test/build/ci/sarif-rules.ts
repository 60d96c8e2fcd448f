/**
 * The part of SARIF 2.1.0 that Vitrine writes, in the words of JSON Schema: which keys there may be, which there must
 * be, and of what type. As in the official schema, no object takes a key that it does not know.
 */
const object = (properties: Record<string, unknown>, required: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const text = { type: 'string' };
const array = (items: unknown, more: Record<string, unknown> = {}) => ({ type: 'array', items, ...more });
const message = object({ text }, ['text']);

export const sarifRules = object(
  {
    $schema: { type: 'string', format: 'uri' },
    version: { enum: ['2.1.0'] },
    runs: array(
      object(
        {
          tool: object(
            {
              driver: object(
                {
                  name: text,
                  version: text,
                  rules: array(object({ id: text, shortDescription: message }, ['id']), { uniqueItems: true }),
                },
                ['name'],
              ),
            },
            ['driver'],
          ),
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          results: array(
            object(
              {
                ruleId: text,
                ruleIndex: { type: 'integer', minimum: 0 },
                level: { enum: ['none', 'note', 'warning', 'error'] },
                message,
                locations: array(
                  object({
                    physicalLocation: object({
                      artifactLocation: object({ uri: { type: 'string', format: 'uri-reference' }, uriBaseId: text }),
                      region: object({
                        startLine: { type: 'integer', minimum: 1 },
                        startColumn: { type: 'integer', minimum: 1 },
                      }),
                    }),
                  }),
                ),
                partialFingerprints: { type: 'object', additionalProperties: text },
                suppressions: array(
                  object({ kind: { enum: ['inSource', 'external'] }, justification: text }, ['kind']),
                  {
                    uniqueItems: true,
                  },
                ),
              },
              ['message'],
            ),
          ),
        },
        ['tool'],
      ),
    ),
  },
  ['version', 'runs'],
);
