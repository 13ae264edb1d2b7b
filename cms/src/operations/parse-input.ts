import { BanshiError } from '@banshi/core/errors';
import type { z } from 'zod';

/** Checks what came from outside. Throws `input.invalid` with every place, and the first sentence for the person. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({
    code: issue.code,
    place: issue.path.join('/'),
    message: issue.message,
  }));
  const written = issues.find((issue) => /[一-鿿]/.test(issue.message));
  throw new BanshiError({
    code: 'input.invalid',
    place: (written ?? issues[0])?.place ?? '',
    personMessage: written?.message ?? '提交的内容不完整或格式有误，请检查后再试。',
    status: 422,
    details: { issues },
  });
}
