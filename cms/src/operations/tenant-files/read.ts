import { BanshiError } from '@banshi/core/errors';
import { z } from 'zod';
import { DepartmentFile, EnvironmentFile, ItemFile, paths, TenantFile, type TenantFiles } from './files.ts';

/** A folder of files, checked: all of it can be imported, or nothing is. */
export interface ReadFiles {
  tenant: TenantFile;
  departments: DepartmentFile[];
  items: ItemFile[];
}

const mostCharacters = 5 * 1024 * 1024;
const mostFiles = 5_000;

/**
 * Reads and checks every file. Throws `tenantFiles.invalid` (422) with `details.problems` `{file, place, message}` for
 * all that is wrong: no JSON, unknown keys, a file under another name than its key, files nobody knows.
 */
export function readTenantFiles(files: TenantFiles): ReadFiles {
  const problems: { file: string; place: string; message: string }[] = [];
  const report = (file: string, place: string, message: string): void =>
    void problems.push({ file, place, message });

  function read<T>(file: string, schema: z.ZodType<T>): T | undefined {
    const source = files.get(file);
    if (source === undefined) {
      report(file, '', '缺少这个文件');
      return undefined;
    }
    if (source.length > mostCharacters) {
      report(file, '', '文件超过 5 MB，请拆分或删减');
      return undefined;
    }
    let content: unknown;
    try {
      content = JSON.parse(source);
    } catch (error) {
      report(file, '', `不是合法的 JSON：${error instanceof Error ? error.message : ''}`);
      return undefined;
    }
    const parsed = schema.safeParse(content, { error: z.locales.zhCN().localeError });
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) report(file, issue.path.join('/'), issue.message);
    return undefined;
  }

  if (files.size > mostFiles) report('', '', `文件超过 ${mostFiles} 个`);
  const tenant = read(paths.tenant, TenantFile);
  if (files.has(paths.environment)) read(paths.environment, EnvironmentFile);
  const named = [...files.keys()].sort();
  const departments = named
    .filter((file) => file.startsWith('departments/'))
    .flatMap((file) => {
      const department = read(file, DepartmentFile);
      if (department && paths.department(department.key) !== file)
        report(file, 'key', `文件名应为 ${paths.department(department.key)}`);
      return department ?? [];
    });
  const items = named
    .filter((file) => file.startsWith('items/'))
    .flatMap((file) => {
      const item = read(file, ItemFile);
      if (item && paths.item(item.itemKey) !== file)
        report(file, 'itemKey', `文件名应为 ${paths.item(item.itemKey)}`);
      return item ?? [];
    });
  for (const file of named)
    if (!/^(tenant|environment)\.json$|^(departments|items)\/[^/]+\.json$/.test(file))
      report(file, '', '不认识这个文件，请移走');
  const [first] = problems;
  if (!tenant || first)
    throw new BanshiError({
      code: 'tenantFiles.invalid',
      place: [first?.file, first?.place].filter(Boolean).join(' '),
      personMessage: `${first?.file ?? ''} ${first?.message ?? ''}。共 ${problems.length} 处，什么也没有导入。`,
      status: 422,
      details: { problems },
    });
  return { tenant, departments, items };
}
