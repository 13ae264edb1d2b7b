export interface Command {
  words: string;
  help: string;
  /** Returns the exit code; nothing means 0. Modules are loaded inside, so that light commands never load Payload. */
  run(args: string[]): Promise<number | undefined>;
}

const commands: Command[] = [
  {
    words: 'config-check',
    help: '检查启动设置 · check the settings and print them redacted',
    run: async () => (await import('./config-check.ts')).configCheck(),
  },
  {
    words: 'prepare',
    help: '迁移数据库，装载区划和演示数据 · migrate and load data',
    run: async () => (await import('./prepare.ts')).prepare(),
  },
  {
    words: 'worker',
    help: '后台进程 · the worker process',
    run: async () => (await import('../worker/main.ts')).startWorker(),
  },
  {
    words: 'tenant list',
    help: 'tenant list [CODE] [--json]  下级区划 · tenants below a code',
    run: async (args) => (await import('./tenant.ts')).listTenants(args),
  },
  {
    words: 'tenant show',
    help: 'tenant show CODE [--json]',
    run: async (args) => (await import('./tenant.ts')).showTenant(args),
  },
  {
    words: 'tenant export',
    help: 'tenant export CODE DIR [--json]  导出全部配置 · write a tenant’s configuration as files',
    run: async (args) => (await import('./tenant-files.ts')).exportTenantCommand(args),
  },
  {
    words: 'tenant import',
    help: 'tenant import DIR [--dry-run] [--json]  导入配置，预演只显示差异 · import them, or show the differences',
    run: async (args) => (await import('./tenant-files.ts')).importTenantCommand(args),
  },
  {
    words: 'item import',
    help: 'item import FILE|DIR [--tenant CODE] [--json]  导入事项表单（JSON、XLSX）为草稿 · item sheets as drafts',
    run: async (args) => (await import('./item-import.ts')).importItemsCommand(args),
  },
  {
    words: 'item resolve',
    help: 'item resolve TENANT ITEM [--json]  解析后的事项及出处 · the resolved item with provenance',
    run: async (args) => (await import('./item.ts')).resolveItemCommand(args),
  },
  {
    words: 'rule eval',
    help: 'rule eval RULE DATA [--json]  计算规则 · evaluate a rule (file or JSON) on data (JSON, .json, .jsonl)',
    run: async (args) => (await import('./rule.ts')).evalRule(args),
  },
  {
    words: 'rule explain',
    help: 'rule explain RULE DATA [--json]  解释规则 · say why',
    run: async (args) => (await import('./rule.ts')).explainRuleCommand(args),
  },
  {
    words: 'licence verify',
    help: 'licence verify FILE.pdf [--json]  核验已签章的 PDF · verify a sealed PDF',
    run: async (args) => (await import('./licence.ts')).verifyPdf(args),
  },
  {
    words: 'audit verify',
    help: 'audit verify [--json]  核验审计与办件链 · verify the hash chains',
    run: async (args) => (await import('./audit.ts')).verifyChains(args),
  },
];

export function findCommand(words: string[]): { command: Command; rest: string[] } | undefined {
  for (const command of commands) {
    const parts = command.words.split(' ');
    if (parts.every((part, index) => words[index] === part))
      return { command, rest: words.slice(parts.length) };
  }
  return undefined;
}

export const usage = (): string =>
  `用法 Usage: npm run banshi -- <命令 command>\n\n${commands.map((c) => `  ${c.words.padEnd(16)} ${c.help}`).join('\n')}\n`;
