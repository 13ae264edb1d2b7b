import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`layer_drafts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`draft_key\` text NOT NULL,
  	\`item_key\` text NOT NULL,
  	\`tenant_code\` text NOT NULL,
  	\`owner_path\` text NOT NULL,
  	\`department_key\` text,
  	\`base_number\` numeric NOT NULL,
  	\`revision\` numeric NOT NULL,
  	\`state\` text NOT NULL,
  	\`effective_from\` text,
  	\`is_urgent\` integer DEFAULT false,
  	\`transition\` text,
  	\`transition_basis\` text,
  	\`summary\` text,
  	\`edited_by\` text NOT NULL,
  	\`edited_at\` text NOT NULL,
  	\`submitted_by\` text,
  	\`submitted_at\` text,
  	\`review_comment\` text,
  	\`layer\` text NOT NULL,
  	\`conflicts\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`layer_drafts_draft_key_idx\` ON \`layer_drafts\` (\`draft_key\`);`)
  await db.run(sql`CREATE INDEX \`layer_drafts_item_key_idx\` ON \`layer_drafts\` (\`item_key\`);`)
  await db.run(sql`CREATE INDEX \`layer_drafts_tenant_code_idx\` ON \`layer_drafts\` (\`tenant_code\`);`)
  await db.run(sql`CREATE INDEX \`layer_drafts_owner_path_idx\` ON \`layer_drafts\` (\`owner_path\`);`)
  await db.run(sql`CREATE INDEX \`layer_drafts_state_idx\` ON \`layer_drafts\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`layer_drafts_updated_at_idx\` ON \`layer_drafts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`layer_drafts_created_at_idx\` ON \`layer_drafts\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`itemKey_tenantCode_idx\` ON \`layer_drafts\` (\`item_key\`,\`tenant_code\`);`)
  await db.run(sql`CREATE TABLE \`grant_requests\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`request_key\` text NOT NULL,
  	\`item_key\` text NOT NULL,
  	\`element\` text NOT NULL,
  	\`row\` text,
  	\`tenant_code\` text NOT NULL,
  	\`owner_path\` text NOT NULL,
  	\`grantor_code\` text NOT NULL,
  	\`reason\` text NOT NULL,
  	\`legal_basis\` text NOT NULL,
  	\`state\` text NOT NULL,
  	\`requested_by\` text NOT NULL,
  	\`requested_at\` text NOT NULL,
  	\`decided_by\` text,
  	\`decided_at\` text,
  	\`comment\` text,
  	\`valid_from\` text,
  	\`valid_until\` text,
  	\`unsettled\` integer DEFAULT false,
  	\`wanted\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`grant_requests_request_key_idx\` ON \`grant_requests\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`grant_requests_item_key_idx\` ON \`grant_requests\` (\`item_key\`);`)
  await db.run(sql`CREATE INDEX \`grant_requests_tenant_code_idx\` ON \`grant_requests\` (\`tenant_code\`);`)
  await db.run(sql`CREATE INDEX \`grant_requests_owner_path_idx\` ON \`grant_requests\` (\`owner_path\`);`)
  await db.run(sql`CREATE INDEX \`grant_requests_grantor_code_idx\` ON \`grant_requests\` (\`grantor_code\`);`)
  await db.run(sql`CREATE INDEX \`grant_requests_state_idx\` ON \`grant_requests\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`grant_requests_unsettled_idx\` ON \`grant_requests\` (\`unsettled\`);`)
  await db.run(sql`CREATE INDEX \`grant_requests_updated_at_idx\` ON \`grant_requests\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`grant_requests_created_at_idx\` ON \`grant_requests\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`grants\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`grant_key\` text NOT NULL,
  	\`item_key\` text NOT NULL,
  	\`owner_path\` text NOT NULL,
  	\`grantor_code\` text NOT NULL,
  	\`granted_at\` text NOT NULL,
  	\`granted_by\` text NOT NULL,
  	\`grant\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`grants_grant_key_idx\` ON \`grants\` (\`grant_key\`);`)
  await db.run(sql`CREATE INDEX \`grants_item_key_idx\` ON \`grants\` (\`item_key\`);`)
  await db.run(sql`CREATE INDEX \`grants_owner_path_idx\` ON \`grants\` (\`owner_path\`);`)
  await db.run(sql`CREATE INDEX \`grants_updated_at_idx\` ON \`grants\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`grants_created_at_idx\` ON \`grants\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`config_tasks\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`task_key\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`item_key\` text NOT NULL,
  	\`tenant_code\` text NOT NULL,
  	\`owner_path\` text NOT NULL,
  	\`title\` text NOT NULL,
  	\`state\` text NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`done_at\` text,
  	\`done_by\` text,
  	\`choice\` text,
  	\`content\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`config_tasks_task_key_idx\` ON \`config_tasks\` (\`task_key\`);`)
  await db.run(sql`CREATE INDEX \`config_tasks_item_key_idx\` ON \`config_tasks\` (\`item_key\`);`)
  await db.run(sql`CREATE INDEX \`config_tasks_tenant_code_idx\` ON \`config_tasks\` (\`tenant_code\`);`)
  await db.run(sql`CREATE INDEX \`config_tasks_owner_path_idx\` ON \`config_tasks\` (\`owner_path\`);`)
  await db.run(sql`CREATE INDEX \`config_tasks_state_idx\` ON \`config_tasks\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`config_tasks_updated_at_idx\` ON \`config_tasks\` (\`updated_at\`);`)
  await db.run(sql`CREATE TABLE \`impact_reports\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`report_key\` text NOT NULL,
  	\`draft_key\` text NOT NULL,
  	\`revision\` numeric NOT NULL,
  	\`item_key\` text NOT NULL,
  	\`tenant_code\` text NOT NULL,
  	\`owner_path\` text NOT NULL,
  	\`state\` text NOT NULL,
  	\`done\` numeric NOT NULL,
  	\`total\` numeric NOT NULL,
  	\`asked_at\` text NOT NULL,
  	\`result\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`impact_reports_report_key_idx\` ON \`impact_reports\` (\`report_key\`);`)
  await db.run(sql`CREATE INDEX \`impact_reports_draft_key_idx\` ON \`impact_reports\` (\`draft_key\`);`)
  await db.run(sql`CREATE INDEX \`impact_reports_owner_path_idx\` ON \`impact_reports\` (\`owner_path\`);`)
  await db.run(sql`CREATE INDEX \`impact_reports_updated_at_idx\` ON \`impact_reports\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`impact_reports_created_at_idx\` ON \`impact_reports\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`releases\` ADD \`reviewed_by\` text;`)
  await db.run(sql`ALTER TABLE \`releases\` ADD \`transition\` text;`)
  await db.run(sql`ALTER TABLE \`releases\` ADD \`transition_basis\` text;`)
  await db.run(sql`ALTER TABLE \`releases\` ADD \`summary\` text;`)
  await db.run(sql`ALTER TABLE \`releases\` ADD \`source_key\` text;`)
  await db.run(sql`ALTER TABLE \`releases\` ADD \`rebased_from\` numeric;`)
  await db.run(sql`ALTER TABLE \`releases\` ADD \`withdrawn_at\` text;`)
  await db.run(sql`ALTER TABLE \`releases\` ADD \`withdrawn_by\` text;`)
  await db.run(sql`ALTER TABLE \`releases\` ADD \`withdrawn_reason\` text;`)
  await db.run(sql`ALTER TABLE \`releases\` ADD \`unsettled\` integer DEFAULT false;`)
  await db.run(sql`CREATE INDEX \`releases_source_key_idx\` ON \`releases\` (\`source_key\`);`)
  await db.run(sql`CREATE INDEX \`releases_unsettled_idx\` ON \`releases\` (\`unsettled\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`layer_drafts\`;`)
  await db.run(sql`DROP TABLE \`grant_requests\`;`)
  await db.run(sql`DROP TABLE \`grants\`;`)
  await db.run(sql`DROP TABLE \`config_tasks\`;`)
  await db.run(sql`DROP TABLE \`impact_reports\`;`)
  await db.run(sql`DROP INDEX \`releases_source_key_idx\`;`)
  await db.run(sql`DROP INDEX \`releases_unsettled_idx\`;`)
  await db.run(sql`ALTER TABLE \`releases\` DROP COLUMN \`reviewed_by\`;`)
  await db.run(sql`ALTER TABLE \`releases\` DROP COLUMN \`transition\`;`)
  await db.run(sql`ALTER TABLE \`releases\` DROP COLUMN \`transition_basis\`;`)
  await db.run(sql`ALTER TABLE \`releases\` DROP COLUMN \`summary\`;`)
  await db.run(sql`ALTER TABLE \`releases\` DROP COLUMN \`source_key\`;`)
  await db.run(sql`ALTER TABLE \`releases\` DROP COLUMN \`rebased_from\`;`)
  await db.run(sql`ALTER TABLE \`releases\` DROP COLUMN \`withdrawn_at\`;`)
  await db.run(sql`ALTER TABLE \`releases\` DROP COLUMN \`withdrawn_by\`;`)
  await db.run(sql`ALTER TABLE \`releases\` DROP COLUMN \`withdrawn_reason\`;`)
  await db.run(sql`ALTER TABLE \`releases\` DROP COLUMN \`unsettled\`;`)
}
