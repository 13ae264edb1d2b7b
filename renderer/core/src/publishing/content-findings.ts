import { checkPhone, normalisePhone } from '../identifiers/index.ts';
import { elementKeys, elements, type HandlingItem } from '../items/index.ts';
import { elementPlace, finding, type PublishFinding } from './finding.ts';

/** What is written for people: fees, phones, basis, questions; and what is still 待补 or not verified. */
export const contentFindings = (item: HandlingItem): PublishFinding[] => [
  ...feeFindings(item),
  ...phoneFindings(item),
  ...licensingFindings(item),
  ...missingValues(item),
  ...unverifiedValues(item),
];

function feeFindings({ fee }: HandlingItem): PublishFinding[] {
  if (!fee) return [];
  if (fee.charged && fee.items.length === 0) {
    return [finding({ code: 'fee.itemsMissing', place: 'fee', message: '写明收费，却没有收费项目。' })];
  }
  if (!fee.charged && fee.items.length > 0) {
    return [finding({ code: 'fee.itemsUnused', place: 'fee', message: '写明不收费，却列有收费项目。' })];
  }
  if (!fee.charged && fee.onlinePayment)
    return [finding({ code: 'fee.onlineUnused', place: 'fee', message: '写明不收费，却开通了网上缴费。' })];
  if (fee.charged && fee.onlinePayment === undefined)
    return [
      finding({ code: 'fee.onlineUnknown', place: 'fee', message: '收费，但没有写明能不能网上缴费。' }),
    ];
  return [];
}

function phoneFindings(item: HandlingItem): PublishFinding[] {
  const findings = (['enquiryPhone', 'complaintPhone'] as const).flatMap((key) => {
    const phone = item[key];
    // A demonstration number is made so that nobody can be called by mistake: it never has the form of a real one.
    if (phone === undefined || phone.includes('演示')) return [];
    return checkPhone(normalisePhone(phone), { kind: 'any' }).map(() =>
      finding({
        code: 'phone.areaCode',
        place: key,
        message: `${elements[key].label.zh}“${phone}”不是带区号的电话。`,
      }),
    );
  });
  const isSame = item.enquiryPhone !== undefined && item.enquiryPhone === item.complaintPhone;
  return isSame
    ? [
        ...findings,
        finding({ code: 'phone.same', place: 'complaintPhone', message: '咨询电话和投诉电话相同。' }),
      ]
    : findings;
}

/** Type 01, 行政许可. */
function licensingFindings(item: HandlingItem): PublishFinding[] {
  if (item.itemType !== '01') return [];
  return [
    ...(item.legalBasis.length === 0
      ? [finding({ code: 'basis.missing', place: 'legalBasis', message: '行政许可没有写设定依据。' })]
      : []),
    ...(item.faqs.length === 0
      ? [finding({ code: 'faq.missing', place: 'faqs', message: '还没有常见问题。' })]
      : []),
  ];
}

/** 待补. FAQs of a licence have their own finding; a list may also be empty because there is nothing to list. */
const missingValues = (item: HandlingItem): PublishFinding[] =>
  elementKeys
    .filter((key) => elements[key].merge === 'scalar' && elements[key].isExpected && isEmpty(item[key]))
    .map((key) =>
      finding({
        code: 'item.valueMissing',
        place: elementPlace(key),
        message: `“${elements[key].label.zh}”待补。`,
      }),
    );

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function unverifiedValues(item: HandlingItem): PublishFinding[] {
  const scalars = (['statutoryLimit', 'promisedLimit', 'onsiteVisits'] as const)
    .filter((key) => item[key]?.confidence === 'unverified')
    .map((key) => ({ place: elementPlace(key), name: elements[key].label.zh }));
  const materials = item.materials
    .filter((row) => row.confidence === 'unverified')
    .map((row) => ({ place: elementPlace('materials', row.key), name: row.name.zh }));
  return [...scalars, ...materials].map(({ place, name }) =>
    finding({ code: 'item.unverified', place, message: `“${name}”还没有核对原文。` }),
  );
}
