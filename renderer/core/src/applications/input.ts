import type { z } from 'zod';
import { fail, ok, type Problem, type Result } from '../errors/index.ts';

/** What a person reads where a schema has no sentence of its own, as for a member that nobody asked for. */
const fallbackMessage = '填写的内容有误，请核对后重新提交';

/** Checks what came from outside against a schema; every problem is told, in Chinese, with its place. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): Result<T> {
  const parsed = schema.safeParse(input, { error: () => fallbackMessage });
  return parsed.success ? ok(parsed.data) : fail(inputProblems(parsed.error));
}

/** The issues of a schema as problems. Code: the `code` that a check names, otherwise `input.<zod's code>`. */
const inputProblems = (error: z.ZodError): Problem[] =>
  error.issues.map((issue) => ({
    code:
      issue.code === 'custom' && typeof issue.params?.code === 'string'
        ? issue.params.code
        : `input.${issue.code}`,
    severity: 'error',
    place: issue.path.join('/'),
    message: issue.message,
  }));
