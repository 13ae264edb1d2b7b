import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`tenants\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`tenant_code\` text NOT NULL,
  	\`name\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`level\` text NOT NULL,
  	\`owner_path\` text NOT NULL,
  	\`parent_code\` text,
  	\`depth\` numeric NOT NULL,
  	\`hidden\` integer DEFAULT false,
  	\`settings\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`tenants_tenant_code_idx\` ON \`tenants\` (\`tenant_code\`);`)
  await db.run(sql`CREATE INDEX \`tenants_level_idx\` ON \`tenants\` (\`level\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`tenants_owner_path_idx\` ON \`tenants\` (\`owner_path\`);`)
  await db.run(sql`CREATE INDEX \`tenants_parent_code_idx\` ON \`tenants\` (\`parent_code\`);`)
  await db.run(sql`CREATE INDEX \`tenants_updated_at_idx\` ON \`tenants\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`tenants_created_at_idx\` ON \`tenants\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`departments\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`department_key\` text NOT NULL,
  	\`tenant_code\` text NOT NULL,
  	\`owner_path\` text NOT NULL,
  	\`role\` text NOT NULL,
  	\`name\` text NOT NULL,
  	\`uscc\` text,
  	\`enquiry_phone\` text,
  	\`complaint_phone\` text,
  	\`demo\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`departments_department_key_idx\` ON \`departments\` (\`department_key\`);`)
  await db.run(sql`CREATE INDEX \`departments_tenant_code_idx\` ON \`departments\` (\`tenant_code\`);`)
  await db.run(sql`CREATE INDEX \`departments_owner_path_idx\` ON \`departments\` (\`owner_path\`);`)
  await db.run(sql`CREATE INDEX \`departments_updated_at_idx\` ON \`departments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`departments_created_at_idx\` ON \`departments\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`tenantCode_role_idx\` ON \`departments\` (\`tenant_code\`,\`role\`);`)
  await db.run(sql`CREATE TABLE \`service_points\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`service_point_key\` text NOT NULL,
  	\`department_key\` text NOT NULL,
  	\`owner_path\` text NOT NULL,
  	\`name\` text NOT NULL,
  	\`address\` text,
  	\`phone\` text,
  	\`hours\` text,
  	\`demo\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`service_points_service_point_key_idx\` ON \`service_points\` (\`service_point_key\`);`)
  await db.run(sql`CREATE INDEX \`service_points_department_key_idx\` ON \`service_points\` (\`department_key\`);`)
  await db.run(sql`CREATE INDEX \`service_points_owner_path_idx\` ON \`service_points\` (\`owner_path\`);`)
  await db.run(sql`CREATE INDEX \`service_points_updated_at_idx\` ON \`service_points\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`service_points_created_at_idx\` ON \`service_points\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`users_sessions\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`created_at\` text,
  	\`expires_at\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`users_sessions_order_idx\` ON \`users_sessions\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`users_sessions_parent_id_idx\` ON \`users_sessions\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`users\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`display_name\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`email\` text NOT NULL,
  	\`reset_password_token\` text,
  	\`reset_password_expiration\` text,
  	\`salt\` text,
  	\`hash\` text,
  	\`reset_password_requested_at\` text,
  	\`login_attempts\` numeric DEFAULT 0,
  	\`lock_until\` text
  );
  `)
  await db.run(sql`CREATE INDEX \`users_updated_at_idx\` ON \`users\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`users_created_at_idx\` ON \`users\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`users_email_idx\` ON \`users\` (\`email\`);`)
  await db.run(sql`CREATE TABLE \`role_bindings\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`user_id\` text NOT NULL,
  	\`role\` text NOT NULL,
  	\`tenant_code\` text NOT NULL,
  	\`owner_path\` text NOT NULL,
  	\`department_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`role_bindings_user_id_idx\` ON \`role_bindings\` (\`user_id\`);`)
  await db.run(sql`CREATE INDEX \`role_bindings_owner_path_idx\` ON \`role_bindings\` (\`owner_path\`);`)
  await db.run(sql`CREATE INDEX \`role_bindings_updated_at_idx\` ON \`role_bindings\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`role_bindings_created_at_idx\` ON \`role_bindings\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`userId_role_tenantCode_departmentKey_idx\` ON \`role_bindings\` (\`user_id\`,\`role\`,\`tenant_code\`,\`department_key\`);`)
  await db.run(sql`CREATE TABLE \`citizens_sessions\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`created_at\` text,
  	\`expires_at\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`citizens\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`citizens_sessions_order_idx\` ON \`citizens_sessions\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`citizens_sessions_parent_id_idx\` ON \`citizens_sessions\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`citizens\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`citizen_id\` text NOT NULL,
  	\`mobile\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`email\` text,
  	\`username\` text NOT NULL,
  	\`reset_password_token\` text,
  	\`reset_password_expiration\` text,
  	\`salt\` text,
  	\`hash\` text,
  	\`reset_password_requested_at\` text,
  	\`login_attempts\` numeric DEFAULT 0,
  	\`lock_until\` text
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`citizens_citizen_id_idx\` ON \`citizens\` (\`citizen_id\`);`)
  await db.run(sql`CREATE INDEX \`citizens_mobile_idx\` ON \`citizens\` (\`mobile\`);`)
  await db.run(sql`CREATE INDEX \`citizens_updated_at_idx\` ON \`citizens\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`citizens_created_at_idx\` ON \`citizens\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`citizens_username_idx\` ON \`citizens\` (\`username\`);`)
  await db.run(sql`CREATE TABLE \`handling_items\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`item_key\` text NOT NULL,
  	\`owner_path\` text NOT NULL,
  	\`tenant_code\` text NOT NULL,
  	\`name\` text NOT NULL,
  	\`department_role\` text NOT NULL,
  	\`config_epoch\` numeric NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`handling_items_item_key_idx\` ON \`handling_items\` (\`item_key\`);`)
  await db.run(sql`CREATE INDEX \`handling_items_owner_path_idx\` ON \`handling_items\` (\`owner_path\`);`)
  await db.run(sql`CREATE INDEX \`handling_items_department_role_idx\` ON \`handling_items\` (\`department_role\`);`)
  await db.run(sql`CREATE INDEX \`handling_items_updated_at_idx\` ON \`handling_items\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`handling_items_created_at_idx\` ON \`handling_items\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`releases\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`item_key\` text NOT NULL,
  	\`tenant_code\` text NOT NULL,
  	\`owner_path\` text NOT NULL,
  	\`department_key\` text,
  	\`number\` numeric NOT NULL,
  	\`effective_from\` text NOT NULL,
  	\`published_at\` text NOT NULL,
  	\`published_by\` text NOT NULL,
  	\`layer\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`releases_item_key_idx\` ON \`releases\` (\`item_key\`);`)
  await db.run(sql`CREATE INDEX \`releases_owner_path_idx\` ON \`releases\` (\`owner_path\`);`)
  await db.run(sql`CREATE INDEX \`releases_effective_from_idx\` ON \`releases\` (\`effective_from\`);`)
  await db.run(sql`CREATE INDEX \`releases_updated_at_idx\` ON \`releases\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`releases_created_at_idx\` ON \`releases\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`itemKey_tenantCode_number_idx\` ON \`releases\` (\`item_key\`,\`tenant_code\`,\`number\`);`)
  await db.run(sql`CREATE TABLE \`bundles\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`hash\` text NOT NULL,
  	\`item_key\` text NOT NULL,
  	\`bundle\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`bundles_hash_idx\` ON \`bundles\` (\`hash\`);`)
  await db.run(sql`CREATE INDEX \`bundles_item_key_idx\` ON \`bundles\` (\`item_key\`);`)
  await db.run(sql`CREATE INDEX \`bundles_updated_at_idx\` ON \`bundles\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`bundles_created_at_idx\` ON \`bundles\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`drafts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`owner_kind\` text NOT NULL,
  	\`owner_id\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`case_id\` text,
  	\`tenant_code\` text NOT NULL,
  	\`item_key\` text NOT NULL,
  	\`bundle_hash\` text NOT NULL,
  	\`revision\` numeric NOT NULL,
  	\`saved_at\` text NOT NULL,
  	\`submitted_as\` text,
  	\`content\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`drafts_owner_id_idx\` ON \`drafts\` (\`owner_id\`);`)
  await db.run(sql`CREATE INDEX \`drafts_case_id_idx\` ON \`drafts\` (\`case_id\`);`)
  await db.run(sql`CREATE INDEX \`drafts_item_key_idx\` ON \`drafts\` (\`item_key\`);`)
  await db.run(sql`CREATE INDEX \`drafts_updated_at_idx\` ON \`drafts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`drafts_created_at_idx\` ON \`drafts\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`stored_files\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`draft_id\` text,
  	\`case_id\` text,
  	\`purpose\` text NOT NULL,
  	\`material_key\` text,
  	\`file_name\` text NOT NULL,
  	\`mime_type\` text NOT NULL,
  	\`bytes\` numeric NOT NULL,
  	\`sha256\` text NOT NULL,
  	\`storage_key\` text NOT NULL,
  	\`stored_at\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`stored_files_draft_id_idx\` ON \`stored_files\` (\`draft_id\`);`)
  await db.run(sql`CREATE INDEX \`stored_files_case_id_idx\` ON \`stored_files\` (\`case_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`stored_files_storage_key_idx\` ON \`stored_files\` (\`storage_key\`);`)
  await db.run(sql`CREATE INDEX \`stored_files_updated_at_idx\` ON \`stored_files\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`stored_files_created_at_idx\` ON \`stored_files\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`cases\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`case_id\` text NOT NULL,
  	\`case_number\` text NOT NULL,
  	\`citizen_id\` text,
  	\`item_key\` text NOT NULL,
  	\`item_name\` text NOT NULL,
  	\`bundle_hash\` text NOT NULL,
  	\`tenant_code\` text NOT NULL,
  	\`owner_path\` text NOT NULL,
  	\`department_key\` text NOT NULL,
  	\`channel\` text NOT NULL,
  	\`applicant_masked\` text NOT NULL,
  	\`status\` text NOT NULL,
  	\`seq\` numeric NOT NULL,
  	\`submitted_at\` text NOT NULL,
  	\`clock_kind\` text,
  	\`clock_start\` text,
  	\`due_date\` text,
  	\`clock_unit\` text,
  	\`due_provisional\` integer DEFAULT false,
  	\`reviewer_id\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`cases_case_id_idx\` ON \`cases\` (\`case_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`cases_case_number_idx\` ON \`cases\` (\`case_number\`);`)
  await db.run(sql`CREATE INDEX \`cases_citizen_id_idx\` ON \`cases\` (\`citizen_id\`);`)
  await db.run(sql`CREATE INDEX \`cases_item_key_idx\` ON \`cases\` (\`item_key\`);`)
  await db.run(sql`CREATE INDEX \`cases_owner_path_idx\` ON \`cases\` (\`owner_path\`);`)
  await db.run(sql`CREATE INDEX \`cases_department_key_idx\` ON \`cases\` (\`department_key\`);`)
  await db.run(sql`CREATE INDEX \`cases_status_idx\` ON \`cases\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`cases_submitted_at_idx\` ON \`cases\` (\`submitted_at\`);`)
  await db.run(sql`CREATE INDEX \`cases_due_date_idx\` ON \`cases\` (\`due_date\`);`)
  await db.run(sql`CREATE INDEX \`cases_updated_at_idx\` ON \`cases\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`cases_created_at_idx\` ON \`cases\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`case_events\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`case_id\` text NOT NULL,
  	\`seq\` numeric NOT NULL,
  	\`type\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`hash\` text NOT NULL,
  	\`department_key\` text NOT NULL,
  	\`projected\` integer DEFAULT false,
  	\`event\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`case_events_case_id_idx\` ON \`case_events\` (\`case_id\`);`)
  await db.run(sql`CREATE INDEX \`case_events_projected_idx\` ON \`case_events\` (\`projected\`);`)
  await db.run(sql`CREATE INDEX \`case_events_updated_at_idx\` ON \`case_events\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`case_events_created_at_idx\` ON \`case_events\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`caseId_seq_idx\` ON \`case_events\` (\`case_id\`,\`seq\`);`)
  await db.run(sql`CREATE TABLE \`case_records\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`case_id\` text NOT NULL,
  	\`digest\` text NOT NULL,
  	\`salt\` text NOT NULL,
  	\`applicant\` text NOT NULL,
  	\`payload\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`case_records_case_id_idx\` ON \`case_records\` (\`case_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`case_records_digest_idx\` ON \`case_records\` (\`digest\`);`)
  await db.run(sql`CREATE INDEX \`case_records_updated_at_idx\` ON \`case_records\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`case_records_created_at_idx\` ON \`case_records\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`documents\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`document_key\` text NOT NULL,
  	\`case_id\` text NOT NULL,
  	\`department_key\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`title\` text NOT NULL,
  	\`issued_at\` text NOT NULL,
  	\`file_id\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`documents_document_key_idx\` ON \`documents\` (\`document_key\`);`)
  await db.run(sql`CREATE INDEX \`documents_case_id_idx\` ON \`documents\` (\`case_id\`);`)
  await db.run(sql`CREATE INDEX \`documents_updated_at_idx\` ON \`documents\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`documents_created_at_idx\` ON \`documents\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`licences\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`issue_key\` text NOT NULL,
  	\`identifier\` text NOT NULL,
  	\`number\` text NOT NULL,
  	\`case_id\` text NOT NULL,
  	\`citizen_id\` text,
  	\`owner_path\` text NOT NULL,
  	\`department_key\` text NOT NULL,
  	\`name\` text NOT NULL,
  	\`holder_masked\` text NOT NULL,
  	\`issuer_name\` text NOT NULL,
  	\`issued_on\` text NOT NULL,
  	\`valid_until\` text,
  	\`status\` text NOT NULL,
  	\`status_reason\` text,
  	\`status_basis\` text,
  	\`status_at\` text,
  	\`template_hash\` text NOT NULL,
  	\`file_id\` text,
  	\`face\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`licences_issue_key_idx\` ON \`licences\` (\`issue_key\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`licences_identifier_idx\` ON \`licences\` (\`identifier\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`licences_number_idx\` ON \`licences\` (\`number\`);`)
  await db.run(sql`CREATE INDEX \`licences_case_id_idx\` ON \`licences\` (\`case_id\`);`)
  await db.run(sql`CREATE INDEX \`licences_citizen_id_idx\` ON \`licences\` (\`citizen_id\`);`)
  await db.run(sql`CREATE INDEX \`licences_owner_path_idx\` ON \`licences\` (\`owner_path\`);`)
  await db.run(sql`CREATE INDEX \`licences_status_idx\` ON \`licences\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`licences_updated_at_idx\` ON \`licences\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`licences_created_at_idx\` ON \`licences\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`issued_numbers\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`series\` text NOT NULL,
  	\`value\` numeric NOT NULL,
  	\`allocation_key\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`issued_numbers_series_idx\` ON \`issued_numbers\` (\`series\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`issued_numbers_allocation_key_idx\` ON \`issued_numbers\` (\`allocation_key\`);`)
  await db.run(sql`CREATE INDEX \`issued_numbers_updated_at_idx\` ON \`issued_numbers\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`issued_numbers_created_at_idx\` ON \`issued_numbers\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`series_value_idx\` ON \`issued_numbers\` (\`series\`,\`value\`);`)
  await db.run(sql`CREATE TABLE \`banshi_jobs\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`job_key\` text NOT NULL,
  	\`task\` text NOT NULL,
  	\`input\` text NOT NULL,
  	\`state\` text NOT NULL,
  	\`run_after\` text NOT NULL,
  	\`lease_until\` text,
  	\`lease_owner\` text,
  	\`attempts\` numeric NOT NULL,
  	\`last_error\` text,
  	\`finished_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`banshi_jobs_job_key_idx\` ON \`banshi_jobs\` (\`job_key\`);`)
  await db.run(sql`CREATE INDEX \`banshi_jobs_state_idx\` ON \`banshi_jobs\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`banshi_jobs_run_after_idx\` ON \`banshi_jobs\` (\`run_after\`);`)
  await db.run(sql`CREATE INDEX \`banshi_jobs_lease_until_idx\` ON \`banshi_jobs\` (\`lease_until\`);`)
  await db.run(sql`CREATE INDEX \`banshi_jobs_updated_at_idx\` ON \`banshi_jobs\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`banshi_jobs_created_at_idx\` ON \`banshi_jobs\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`audit_events\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`stream\` text NOT NULL,
  	\`seq\` numeric NOT NULL,
  	\`at\` text NOT NULL,
  	\`actor_kind\` text NOT NULL,
  	\`actor_id\` text NOT NULL,
  	\`action\` text NOT NULL,
  	\`resource\` text NOT NULL,
  	\`outcome\` text NOT NULL,
  	\`owner_path\` text,
  	\`previous_hash\` text NOT NULL,
  	\`hash\` text NOT NULL,
  	\`detail\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`audit_events_stream_idx\` ON \`audit_events\` (\`stream\`);`)
  await db.run(sql`CREATE INDEX \`audit_events_at_idx\` ON \`audit_events\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`audit_events_actor_id_idx\` ON \`audit_events\` (\`actor_id\`);`)
  await db.run(sql`CREATE INDEX \`audit_events_action_idx\` ON \`audit_events\` (\`action\`);`)
  await db.run(sql`CREATE INDEX \`audit_events_updated_at_idx\` ON \`audit_events\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`audit_events_created_at_idx\` ON \`audit_events\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`stream_seq_idx\` ON \`audit_events\` (\`stream\`,\`seq\`);`)
  await db.run(sql`CREATE TABLE \`setup_steps\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`step\` text NOT NULL,
  	\`version\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`setup_steps_step_idx\` ON \`setup_steps\` (\`step\`);`)
  await db.run(sql`CREATE INDEX \`setup_steps_updated_at_idx\` ON \`setup_steps\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`setup_steps_created_at_idx\` ON \`setup_steps\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payload_kv\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`data\` text NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`payload_kv_key_idx\` ON \`payload_kv\` (\`key\`);`)
  await db.run(sql`CREATE TABLE \`payload_preferences\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text,
  	\`value\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_preferences_key_idx\` ON \`payload_preferences\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_updated_at_idx\` ON \`payload_preferences\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_created_at_idx\` ON \`payload_preferences\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payload_preferences_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`users_id\` text(36),
  	\`citizens_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_preferences\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`citizens_id\`) REFERENCES \`citizens\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_order_idx\` ON \`payload_preferences_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_parent_idx\` ON \`payload_preferences_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_path_idx\` ON \`payload_preferences_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_users_id_idx\` ON \`payload_preferences_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_citizens_id_idx\` ON \`payload_preferences_rels\` (\`citizens_id\`);`)
  await db.run(sql`CREATE TABLE \`payload_migrations\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text,
  	\`batch\` numeric,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_migrations_updated_at_idx\` ON \`payload_migrations\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_migrations_created_at_idx\` ON \`payload_migrations\` (\`created_at\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`tenants\`;`)
  await db.run(sql`DROP TABLE \`departments\`;`)
  await db.run(sql`DROP TABLE \`service_points\`;`)
  await db.run(sql`DROP TABLE \`users_sessions\`;`)
  await db.run(sql`DROP TABLE \`users\`;`)
  await db.run(sql`DROP TABLE \`role_bindings\`;`)
  await db.run(sql`DROP TABLE \`citizens_sessions\`;`)
  await db.run(sql`DROP TABLE \`citizens\`;`)
  await db.run(sql`DROP TABLE \`handling_items\`;`)
  await db.run(sql`DROP TABLE \`releases\`;`)
  await db.run(sql`DROP TABLE \`bundles\`;`)
  await db.run(sql`DROP TABLE \`drafts\`;`)
  await db.run(sql`DROP TABLE \`stored_files\`;`)
  await db.run(sql`DROP TABLE \`cases\`;`)
  await db.run(sql`DROP TABLE \`case_events\`;`)
  await db.run(sql`DROP TABLE \`case_records\`;`)
  await db.run(sql`DROP TABLE \`documents\`;`)
  await db.run(sql`DROP TABLE \`licences\`;`)
  await db.run(sql`DROP TABLE \`issued_numbers\`;`)
  await db.run(sql`DROP TABLE \`banshi_jobs\`;`)
  await db.run(sql`DROP TABLE \`audit_events\`;`)
  await db.run(sql`DROP TABLE \`setup_steps\`;`)
  await db.run(sql`DROP TABLE \`payload_kv\`;`)
  await db.run(sql`DROP TABLE \`payload_preferences\`;`)
  await db.run(sql`DROP TABLE \`payload_preferences_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_migrations\`;`)
}
