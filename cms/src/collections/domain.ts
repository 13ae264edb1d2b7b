import type { CollectionConfig } from 'payload';
import { anyStaff, ownDepartment, withinOwnTenants } from '../access/index.ts';
import { flag, json, number, text } from './columns.ts';
import { configurationCollections } from './configuration.ts';
import { domainCollection } from './domain-collection.ts';

/** One configured unit (业务办理项): its identity, and the epoch that is raised at every publish. */
const handlingItems = domainCollection({
  slug: 'handling-items',
  read: anyStaff,
  fields: [
    text('itemKey', { required: true, unique: true, index: true }),
    text('ownerPath', { required: true, index: true }),
    text('tenantCode', { required: true }),
    text('name', { required: true }),
    text('departmentRole', { required: true, index: true }),
    number('configEpoch', { required: true }),
  ],
});

/** Immutable, numbered releases of layers (发布版本). */
const releases = domainCollection({
  slug: 'releases',
  read: withinOwnTenants('configurator', 'auditor'),
  unique: [['itemKey', 'tenantCode', 'number']],
  fields: [
    text('itemKey', { required: true, index: true }),
    text('tenantCode', { required: true }),
    text('ownerPath', { required: true, index: true }),
    text('departmentKey'),
    number('number', { required: true }),
    text('effectiveFrom', { required: true, index: true }),
    text('publishedAt', { required: true }),
    text('publishedBy', { required: true }),
    text('reviewedBy'),
    text('transition'),
    text('transitionBasis'),
    text('summary'),
    // Which saved draft it came from: publishing it again finds this release instead of making another.
    text('sourceKey', { index: true }),
    number('rebasedFrom'),
    text('withdrawnAt'),
    text('withdrawnBy'),
    text('withdrawnReason'),
    // True until the epoch is raised and what follows is queued: a publish whose process died is ended by the sweep.
    flag('unsettled', { index: true }),
    json('layer', { required: true }),
  ],
});

/** Resolved items by the hash of their canonical JSON. Never changed, never deleted: cases pin them. */
const bundles = domainCollection({
  slug: 'bundles',
  fields: [
    text('hash', { required: true, unique: true, index: true }),
    text('itemKey', { required: true, index: true }),
    json('bundle', { required: true }),
  ],
});

/** What somebody is filling in: theirs alone, gone when submitted or abandoned. */
const drafts = domainCollection({
  slug: 'drafts',
  fields: [
    text('ownerKind', { required: true }),
    text('ownerId', { required: true, index: true }),
    text('kind', { required: true }),
    text('caseId', { index: true }),
    text('tenantCode', { required: true }),
    text('itemKey', { required: true, index: true }),
    text('bundleHash', { required: true }),
    number('revision', { required: true }),
    text('savedAt', { required: true }),
    text('submittedAs'),
    json('content', { required: true }),
  ],
});

/** What is known of a stored file; the bytes lie in the file store under `storageKey`. */
const storedFiles = domainCollection({
  slug: 'stored-files',
  fields: [
    text('draftId', { index: true }),
    text('caseId', { index: true }),
    text('purpose', { required: true }),
    text('materialKey'),
    text('fileName', { required: true }),
    text('mimeType', { required: true }),
    number('bytes', { required: true }),
    text('sha256', { required: true }),
    text('storageKey', { required: true, unique: true, index: true }),
    text('storedAt', { required: true }),
  ],
});

/** Projection of a case for queues and lists. Truth is in `case-events`; this can be rebuilt from them. */
const cases = domainCollection({
  slug: 'cases',
  read: ownDepartment,
  fields: [
    text('caseId', { required: true, unique: true, index: true }),
    text('caseNumber', { required: true, unique: true, index: true }),
    text('citizenId', { index: true }),
    text('itemKey', { required: true, index: true }),
    text('itemName', { required: true }),
    text('bundleHash', { required: true }),
    text('tenantCode', { required: true }),
    text('ownerPath', { required: true, index: true }),
    text('departmentKey', { required: true, index: true }),
    text('channel', { required: true }),
    text('applicantMasked', { required: true }),
    text('status', { required: true, index: true }),
    number('seq', { required: true }),
    text('submittedAt', { required: true, index: true }),
    text('clockKind'),
    text('clockStart'),
    text('dueDate', { index: true }),
    text('clockUnit'),
    flag('dueProvisional'),
    text('reviewerId'),
  ],
});

/** The append-only history of a case: one document per business act, hash-chained per case. */
const caseEvents = domainCollection({
  slug: 'case-events',
  unique: [['caseId', 'seq']],
  fields: [
    text('caseId', { required: true, index: true }),
    number('seq', { required: true }),
    text('type', { required: true }),
    text('at', { required: true }),
    text('hash', { required: true }),
    text('departmentKey', { required: true }),
    flag('projected', { index: true }),
    json('event', { required: true }),
  ],
});

/** Personal data of a case, apart from its events so that it can be erased: events hold a salted digest only. */
const caseRecords = domainCollection({
  slug: 'case-records',
  fields: [
    text('caseId', { required: true, index: true }),
    text('digest', { required: true, unique: true, index: true }),
    text('salt', { required: true }),
    json('applicant', { required: true }),
    json('payload', { required: true }),
  ],
});

/** Issued notices (文书), one per act and kind. */
const documents = domainCollection({
  slug: 'documents',
  fields: [
    text('documentKey', { required: true, unique: true, index: true }),
    text('caseId', { required: true, index: true }),
    text('departmentKey', { required: true }),
    text('kind', { required: true }),
    text('title', { required: true }),
    text('issuedAt', { required: true }),
    text('fileId', { required: true }),
  ],
});

/** Issued licences (电子证照). */
const licences = domainCollection({
  slug: 'licences',
  read: ownDepartment,
  fields: [
    text('issueKey', { required: true, unique: true, index: true }),
    text('identifier', { required: true, unique: true, index: true }),
    text('number', { required: true, unique: true, index: true }),
    text('caseId', { required: true, index: true }),
    text('citizenId', { index: true }),
    text('ownerPath', { required: true, index: true }),
    text('departmentKey', { required: true }),
    text('name', { required: true }),
    text('holderMasked', { required: true }),
    text('issuerName', { required: true }),
    text('issuedOn', { required: true }),
    text('validUntil'),
    text('status', { required: true, index: true }),
    text('statusReason'),
    text('statusBasis'),
    text('statusAt'),
    text('templateHash', { required: true }),
    text('fileId'),
    json('face', { required: true }),
  ],
});

/** Numbers handed out: one row each, so that a number is never given twice nor, for one key, two numbers. */
const issuedNumbers = domainCollection({
  slug: 'issued-numbers',
  unique: [['series', 'value']],
  fields: [
    text('series', { required: true, index: true }),
    number('value', { required: true }),
    text('allocationKey', { required: true, unique: true, index: true }),
  ],
});

/** Background work with atomic claim, lease and a unique output key. */
const jobs = domainCollection({
  slug: 'banshi-jobs',
  fields: [
    text('jobKey', { required: true, unique: true, index: true }),
    text('task', { required: true }),
    json('input', { required: true }),
    text('state', { required: true, index: true }),
    text('runAfter', { required: true, index: true }),
    text('leaseUntil', { index: true }),
    text('leaseOwner'),
    number('attempts', { required: true }),
    text('lastError'),
    text('finishedAt'),
  ],
});

/** 审计: who did what, hash-chained per process stream. */
const auditEvents = domainCollection({
  slug: 'audit-events',
  unique: [['stream', 'seq']],
  fields: [
    text('stream', { required: true, index: true }),
    number('seq', { required: true }),
    text('at', { required: true, index: true }),
    text('actorKind', { required: true }),
    text('actorId', { required: true, index: true }),
    text('action', { required: true, index: true }),
    text('resource', { required: true }),
    text('outcome', { required: true }),
    text('ownerPath'),
    text('previousHash', { required: true }),
    text('hash', { required: true }),
    json('detail'),
  ],
});

/** What set-up has already done, so that an interrupted one resumes. */
const setupSteps = domainCollection({
  slug: 'setup-steps',
  fields: [text('step', { required: true, unique: true, index: true }), text('version', { required: true })],
});

export const domainCollections: CollectionConfig[] = [
  handlingItems,
  releases,
  ...configurationCollections,
  bundles,
  drafts,
  storedFiles,
  cases,
  caseEvents,
  caseRecords,
  documents,
  licences,
  issuedNumbers,
  jobs,
  auditEvents,
  setupSteps,
];
