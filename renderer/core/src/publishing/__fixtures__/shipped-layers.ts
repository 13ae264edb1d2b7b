import { readdirSync, readFileSync } from 'node:fs';
import {
  type ChainLink,
  LayerFile,
  type LayerOwner,
  layerProblems,
  type Resolution,
  resolveItem,
} from '../../inheritance/index.ts';
import type { Assignment, HandlingItem } from '../../items/index.ts';
import { evaluateRule, truthy } from '../../rules/index.ts';

export const templatesFolder = new URL('../../../../../templates/', import.meta.url);
export const at = '2026-11-23';

const readTemplate = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, templatesFolder), 'utf8'));

export const readFace = (key: string): unknown => readTemplate(`faces/${key}.json`);
export const faceKeys = (): string[] =>
  readdirSync(new URL('faces/', templatesFolder)).map((name) => name.replace(/\.json$/, ''));

/** The tenants of the tests by code, as the register knows them. */
const owners: Record<string, Omit<LayerOwner, 'tenantCode'>> = {
  '530000000000': { tenantName: '云南省', tenantPath: '/53/', level: 'province' },
  '530100000000': { tenantName: '昆明市', tenantPath: '/53/5301/', level: 'prefecture' },
  '530102000000': { tenantName: '五华区', tenantPath: '/53/5301/530102/', level: 'county' },
  '530112000000': { tenantName: '西山区', tenantPath: '/53/5301/530112/', level: 'county' },
  '530323000000': { tenantName: '师宗县', tenantPath: '/53/5303/530323/', level: 'county' },
  '532531000000': { tenantName: '绿春县', tenantPath: '/53/5325/532531/', level: 'county' },
  '532622000000': { tenantName: '砚山县', tenantPath: '/53/5326/532622/', level: 'county' },
  '532900000000': { tenantName: '大理白族自治州', tenantPath: '/53/5329/', level: 'prefecture' },
  '530581000000': { tenantName: '腾冲市', tenantPath: '/53/5305/530581/', level: 'county' },
  '530581111000': { tenantName: '荷花镇', tenantPath: '/53/5305/530581/530581111/', level: 'township' },
  '533100000000': { tenantName: '德宏傣族景颇族自治州', tenantPath: '/53/5331/', level: 'prefecture' },
  '533300000000': { tenantName: '怒江傈僳族自治州', tenantPath: '/53/5333/', level: 'prefecture' },
  '533301000000': { tenantName: '泸水市', tenantPath: '/53/5333/533301/', level: 'county' },
  '533102000000': { tenantName: '瑞丽市', tenantPath: '/53/5331/533102/', level: 'county' },
};

export function ownerAt(tenantCode: string): LayerOwner {
  const owner = owners[tenantCode];
  if (!owner) throw new Error(`no tenant ${tenantCode}`);
  return { tenantCode, ...owner };
}

/** A shipped layer as the first release of its tenant. */
export function linkOf(itemKey: string, tenantCode: string): ChainLink {
  const name = tenantCode === '530000000000' ? itemKey : `layers/${tenantCode}-${itemKey}`;
  const { layer, effectiveFrom } = LayerFile.parse(readTemplate(`items/${name}.json`));
  const problems = layerProblems(layer);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return { owner: ownerAt(tenantCode), release: 1, effectiveFrom, layer };
}

/** A shipped item as it is for the tenant of the last code, or for a tenant below it at `tenantPath`. */
export function resolveShipped(
  itemKey: string,
  tenantCodes: readonly string[] = [],
  tenantPath?: string,
): Resolution {
  const links = ['530000000000', ...tenantCodes].map((code) => linkOf(itemKey, code));
  return resolveItem(links, at, tenantPath === undefined ? {} : { tenantPath });
}

/** The rows that match: one, in a sound item. */
export const matchingAssignments = (
  { assignments }: HandlingItem,
  situation: Record<string, unknown>,
): Assignment[] =>
  assignments.filter((row) => row.when === undefined || truthy(evaluateRule(row.when, { situation })));

/** Places of texts for people that have no English. */
export function chineseOnly(value: unknown, place = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return [
    ...('zh' in value && !('en' in value) ? [place] : []),
    ...Object.entries(value).flatMap(([key, member]) => chineseOnly(member, `${place}/${key}`)),
  ];
}

/** What nobody has filled in at the province: the sheets do not say it. */
export const missingOfTheSheet = [
  'catalogueCode',
  'taskCode',
  'powerSource',
  'channels',
  'onlineDepth',
  'crossAreaScope',
  'faqs',
  'servicePoints',
  'enquiryPhone',
  'complaintPhone',
];
