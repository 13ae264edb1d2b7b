import type { Problem } from '../errors/index.ts';
import type { ElementKey } from '../items/index.ts';

/** One finding of a publish check: what is wrong, where, and what to do about it. An `error` prevents publishing. */
export interface PublishFinding extends Problem {
  code: PublishCode;
  /** One Chinese sentence that says what to do. */
  remedy: string;
}

export interface PublishContext {
  /** Keys of the licence faces that exist; absent = not checked. */
  templates?: readonly string[];
}

/** Every check there is, with its severity and remedy. Codes are stable: reports and tests name them. */
export const publishCodes = {
  'item.invalid': ['error', '请按提示更正该要素的内容。'],
  'item.valueMissing': ['warning', '请补上；可以先发布，办事指南会显示“待补”。'],
  'item.unverified': ['info', '请对照原文核实，核实后去掉“未核对”标记。'],
  'key.duplicate': ['error', '请给其中一行换一个标识。'],
  'rule.invalid': ['error', '请在规则编辑器里更正。'],
  'rule.readsLater': ['error', '请把被读取的问题移到前面，或改写条件。'],
  'form.invalid': ['error', '请在表单设计器里更正。'],
  'situation.optionsMissing': ['error', '请给选择题填上选项。'],
  'situation.fallbackMissing': ['error', '请写明核验之前按什么处理。'],
  'eligibility.referMissing': ['error', '请写明应去办理的事项名称。'],
  'assignment.missing': ['error', '请至少设定一个受理机关。'],
  'assignment.overlap': ['error', '请写清两条权限各自的条件，或删去其中一条。'],
  'delegation.notAllowed': ['error', '请改为允许委托的层级，或删去这条委托。'],
  'delegation.overlap': ['error', '请让其中一条委托先结束，或写清各自的条件。'],
  'delegation.datesReversed': ['error', '请更正委托的起止日期。'],
  'parameter.valueMissing': ['warning', '请由有权的层级填写数值；可以先发布。'],
  'parameter.datesReversed': ['error', '请更正参数的起止日期。'],
  'intake.datesReversed': ['error', '请更正受理期的起止日期。'],
  'intake.overlap': ['error', '请合并或错开这两个受理期。'],
  'intake.missing': ['warning', '请由受理的部门填写受理期；可以先发布。'],
  'assignment.placeUnknown': ['error', '请选择情形问题或表单里的一个地区。'],
  'template.missing': ['error', '请选择一个已有的证照模板。'],
  'result.rowsMissing': ['error', '请选择表单里的一个表格，每一行出一份。'],
  'result.rowsUnused': ['error', '只出一份的请删去按行的表格，或改为每行一份。'],
  'result.sampleMissing': ['warning', '请补上样本；可以先发布，办事指南会显示“待补”。'],
  'result.faceEmpty': ['error', '请填写证照的照面内容。'],
  'limit.promisedLonger': ['error', '请把承诺时限改为不超过法定时限。'],
  'limit.unitsDiffer': ['error', '请把两个时限改为同一种单位。'],
  'limit.processLonger': ['error', '请调整各环节的天数，合计不超过承诺时限。'],
  'limit.beyondLaw': ['warning', '超过行政许可法第四十二条的二十个工作日，请写明法律、法规的另行规定。'],
  'handlingType.immediateNotZero': ['error', '即办件的承诺时限应为 0 天，或改为承诺件。'],
  'handlingType.zeroNotImmediate': ['error', '承诺时限为 0 天的应为即办件，或改写时限。'],
  'visits.reasonMissing': ['error', '请写明为什么必须到现场。'],
  'visits.onlineButVisits': ['warning', '全程网办的应为 0 次，请核对网办深度或到现场次数。'],
  'visits.noWay': ['warning', '不用到现场又不能网办的，请开通邮寄。'],
  'fee.itemsMissing': ['error', '请写明收费项目、标准和依据，或改为不收费。'],
  'fee.itemsUnused': ['error', '不收费的请删去收费项目，或改为收费。'],
  'fee.onlineUnknown': ['warning', '请写明能不能网上缴费；可以先发布，办事指南会显示“待补”。'],
  'fee.onlineUnused': ['error', '不收费的请去掉网上缴费，或改为收费。'],
  'phone.same': ['warning', '咨询和投诉请用不同的电话。'],
  'phone.areaCode': ['warning', '请写带区号的固定电话或手机号。'],
  'basis.missing': ['error', '行政许可须有设定依据，请补上。'],
  'code.invalid': ['error', '请对照编码表更正。'],
  'faq.missing': ['warning', '行政许可至少应有一条常见问题，请补上；可以先发布，办事指南会显示“待补”。'],
} as const satisfies Record<string, readonly [Problem['severity'], string]>;

export type PublishCode = keyof typeof publishCodes;

export interface FindingInput {
  code: PublishCode;
  /** `element`, `element/rowKey` or deeper. */
  place: string;
  message: string;
}

export function finding({ code, place, message }: FindingInput): PublishFinding {
  const [severity, remedy] = publishCodes[code];
  return { code, severity, place, message, remedy };
}

export const elementPlace = (element: ElementKey, ...rest: string[]): string => [element, ...rest].join('/');
