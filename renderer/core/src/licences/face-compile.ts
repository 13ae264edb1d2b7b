import { fail, ok, type Problem, type Result } from '../errors/index.ts';
import { type FaceTextElement, LicenceFace } from './face.ts';
import { faceLayout } from './face-layout.ts';
import type { TemplateField } from './fields.ts';
import { type CompiledTemplate, compileTemplate } from './template-language.ts';

/** A face whose schema holds and whose every text compiles; made once and used for a whole batch. */
export interface CompiledFace {
  face: LicenceFace;
  /** By element key, for elements that print text. */
  templates: ReadonlyMap<string, CompiledTemplate>;
  layout: { css: string; background: string };
}

/** The template that a bare field element stands for, chosen by the field's type. */
function fieldTemplate(field: TemplateField | undefined): string {
  if (!field) return '';
  if (field.type === 'date') return `{{formatDate ${field.key}}}`;
  if (field.type === 'list') return `{{formatList ${field.key}}}`;
  return `{{${field.key}}}`;
}

function sourceOf(element: FaceTextElement, face: LicenceFace): string {
  if (element.kind === 'text') return element.content;
  return fieldTemplate(face.fields.find((field) => field.key === element.field));
}

/**
 * Checks authored data against the schema and compiles its texts. Every problem is returned, not only the first;
 * `place` is a path into the JSON, followed by `line:column` for a problem inside a text.
 */
export function compileFace(input: unknown): Result<CompiledFace> {
  const parsed = LicenceFace.safeParse(input);
  if (!parsed.success) return fail(parsed.error.issues.map(schemaProblem));
  const face = parsed.data;
  const problems: Problem[] = [];
  const templates = new Map<string, CompiledTemplate>();
  face.elements.forEach((element, index) => {
    if (element.kind !== 'text' && element.kind !== 'field') return;
    const compiled = compileTemplate(sourceOf(element, face), { fields: face.fields });
    const part = element.kind === 'text' ? 'content' : 'field';
    problems.push(
      ...compiled.problems.map((problem) => ({
        ...problem,
        place: `elements/${index}/${part} ${problem.place}`,
      })),
    );
    if (compiled.ok) templates.set(element.key, compiled.value);
  });
  return problems.some((problem) => problem.severity === 'error')
    ? fail(problems)
    : ok({ face, templates, layout: faceLayout(face) }, problems);
}

/** One entry per finding of a zod schema. */
export function schemaProblem(issue: { path: PropertyKey[]; message: string }): Problem {
  return {
    code: 'template.schema',
    severity: 'error',
    place: issue.path.map(String).join('/'),
    message: issue.message,
  };
}
