import type { Rules } from './rules.ts';

const SEVERITIES = ['off', 'error', 'warning', 'information', 'hint'];

/** The JSON schema of docker-concept-hints.yaml: with every rule, so that editors complete and explain them. */
export function makeSettingsSchema(rules: Rules): unknown {
  const properties = Object.fromEntries(
    rules.folders.map(({ id }) => [
      id,
      { enum: SEVERITIES, description: `${rules.texts.en[id]?.title ?? id} / ${rules.texts.ko[id]?.title ?? id}` },
    ]),
  );
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Docker Concept Hints',
    type: 'object',
    additionalProperties: false,
    properties: {
      language: { enum: ['auto', 'en', 'ko'], description: 'Language of messages. / 메시지의 언어.' },
      profile: {
        enum: ['default', 'strict', 'security'],
        description: 'Which rules speak. / 어떤 규칙을 켤지 정한다.',
      },
      rules: {
        type: 'object',
        additionalProperties: false,
        description: 'What the findings of single rules count as. / 규칙별 심각도.',
        properties,
      },
      hover: {
        type: 'object',
        additionalProperties: false,
        properties: {
          detail: { enum: ['brief', 'full'], description: 'How much a hover tells. / 호버에 보여 줄 양.' },
        },
      },
      completion: {
        enum: ['auto', 'on', 'off'],
        description: 'Whether to offer completion. / 자동 완성을 보여 줄지 정한다.',
      },
      inlayHints: {
        enum: ['on', 'off'],
        description: 'User, interface and values written behind the line. / 사용자, 인터페이스, 값을 줄 뒤에 표시한다.',
      },
      trustedRegistries: {
        type: 'array',
        items: { type: 'string' },
        description: 'Registries that images may come from. / 이미지를 받아도 되는 레지스트리.',
      },
      requiredLabels: {
        type: 'array',
        items: { type: 'string' },
        description: 'Labels that every image must have. / 이미지에 꼭 있어야 하는 레이블.',
      },
    },
  };
}
