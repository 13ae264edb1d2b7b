import type { LocalText } from '../errors/index.ts';
import { type GuideContext, missingText, strip } from './guide-facts.ts';
import { guideSections } from './guide-sections.ts';
import type { DepartmentRegister, GuideSection, GuideSource, ServiceGuide } from './guide-types.ts';
import { elements, isElementKey } from './registry.ts';

/**
 * The view model of a guide page (办事指南): the resolved item joined with the department register of the tenant whose
 * portal is read. Every value carries the key of its origin; whatever nobody has provided is listed as 待补.
 */
export function serviceGuide(source: GuideSource, register: DepartmentRegister): ServiceGuide {
  const context: GuideContext = { ...source, register };
  const { item } = source;
  const head = strip(context);
  const sections = guideSections(context);
  const usedKeys = new Set([...keysOf(sections), ...head.map((fact) => fact.provenanceKey)]);
  if (Object.hasOwn(source.provenance, 'name')) usedKeys.add('name');
  if (Object.hasOwn(source.provenance, 'summary')) usedKeys.add('summary');
  return {
    itemKey: source.itemKey,
    name: item.name,
    ...(item.summary && { summary: item.summary }),
    status: item.status,
    keywords: item.keywords,
    strip: head,
    sections,
    origins: Object.fromEntries(Object.entries(source.provenance).filter(([key]) => usedKeys.has(key))),
    missing: missingElements(context),
    isDemo:
      register.body.demo ||
      head.some((fact) => fact.isDemo) ||
      sections.some((section) => [...section.facts, ...section.entries].some((value) => value.isDemo)),
  };
}

function keysOf(sections: readonly GuideSection[]): (string | undefined)[] {
  return sections.flatMap((section) => [
    section.provenanceKey,
    ...section.facts.map((fact) => fact.provenanceKey),
    ...section.entries.flatMap((entry) => [
      entry.provenanceKey,
      ...entry.facts.map((fact) => fact.provenanceKey),
    ]),
  ]);
}

/** What the register knows is not missing, although no layer says it. */
function missingElements({ missing, register }: GuideContext): { element: string; label: LocalText }[] {
  const inRegister: Record<string, boolean> = {
    servicePoints: register.servicePoints.length > 0,
    enquiryPhone: register.body.enquiryPhone !== undefined,
    complaintPhone: register.body.complaintPhone !== undefined,
  };
  return missing
    .filter((element) => isElementKey(element) && !inRegister[element])
    .map((element) => ({ element, label: isElementKey(element) ? elements[element].label : missingText }));
}
