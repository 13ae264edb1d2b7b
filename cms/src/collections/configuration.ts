import type { CollectionConfig } from 'payload';
import { flag, json, number, text } from './columns.ts';
import { domainCollection } from './domain-collection.ts';

/** What somebody is configuring (编辑中的层): one per item and tenant, gone when published or thrown away. */
const layerDrafts = domainCollection({
  slug: 'layer-drafts',
  unique: [['itemKey', 'tenantCode']],
  fields: [
    text('draftKey', { required: true, unique: true, index: true }),
    text('itemKey', { required: true, index: true }),
    text('tenantCode', { required: true, index: true }),
    text('ownerPath', { required: true, index: true }),
    text('departmentKey'),
    number('baseNumber', { required: true }),
    number('revision', { required: true }),
    text('state', { required: true, index: true }),
    text('effectiveFrom'),
    flag('isUrgent'),
    text('transition'),
    text('transitionBasis'),
    text('summary'),
    text('editedBy', { required: true }),
    text('editedAt', { required: true }),
    text('submittedBy'),
    text('submittedAt'),
    text('reviewComment'),
    json('layer', { required: true }),
    json('conflicts'),
  ],
});

/** 例外申请: a lower level asks the owner of a locked element for leave to depart from it. */
const grantRequests = domainCollection({
  slug: 'grant-requests',
  fields: [
    text('requestKey', { required: true, unique: true, index: true }),
    text('itemKey', { required: true, index: true }),
    text('element', { required: true }),
    text('row'),
    text('tenantCode', { required: true, index: true }),
    text('ownerPath', { required: true, index: true }),
    text('grantorCode', { required: true, index: true }),
    text('reason', { required: true }),
    text('legalBasis', { required: true }),
    text('state', { required: true, index: true }),
    text('requestedBy', { required: true }),
    text('requestedAt', { required: true }),
    text('decidedBy'),
    text('decidedAt'),
    text('comment'),
    text('validFrom'),
    text('validUntil'),
    // True until the grant stands and the one who asked has been told.
    flag('unsettled', { index: true }),
    json('wanted', { required: true }),
  ],
});

/** 例外批准: never changed once given. */
const grants = domainCollection({
  slug: 'grants',
  fields: [
    text('grantKey', { required: true, unique: true, index: true }),
    text('itemKey', { required: true, index: true }),
    text('ownerPath', { required: true, index: true }),
    text('grantorCode', { required: true }),
    text('grantedAt', { required: true }),
    text('grantedBy', { required: true }),
    json('grant', { required: true }),
  ],
});

/** 待办: what waits for a decision of a tenant's item administrators: conflicts after a change above, requests, imports. */
const configTasks = domainCollection({
  slug: 'config-tasks',
  fields: [
    text('taskKey', { required: true, unique: true, index: true }),
    text('kind', { required: true }),
    text('itemKey', { required: true, index: true }),
    text('tenantCode', { required: true, index: true }),
    text('ownerPath', { required: true, index: true }),
    text('title', { required: true }),
    text('state', { required: true, index: true }),
    text('createdAt', { required: true }),
    text('doneAt'),
    text('doneBy'),
    text('choice'),
    json('content', { required: true }),
  ],
});

/** 影响范围: what publishing one saved draft would do, computed in the background. */
const impactReports = domainCollection({
  slug: 'impact-reports',
  fields: [
    text('reportKey', { required: true, unique: true, index: true }),
    text('draftKey', { required: true, index: true }),
    number('revision', { required: true }),
    text('itemKey', { required: true }),
    text('tenantCode', { required: true }),
    text('ownerPath', { required: true, index: true }),
    text('state', { required: true }),
    number('done', { required: true }),
    number('total', { required: true }),
    text('askedAt', { required: true }),
    json('result'),
  ],
});

/** What the office configures items with, before and around their releases. */
export const configurationCollections: CollectionConfig[] = [
  layerDrafts,
  grantRequests,
  grants,
  configTasks,
  impactReports,
];
