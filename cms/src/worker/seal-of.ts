import { BanshiError } from '@banshi/core/errors';
import type { SealOwner } from '@banshi/core/ports';
import { sealSvg } from '@banshi/plugin-e-seal';
import type { Runtime } from '../runtime.ts';

/** The seal of a body: whose key signs, and the picture that is printed. */
export async function sealOf(runtime: Runtime, departmentKey: string) {
  const department = await runtime.tables.departments.first({ departmentKey: { equals: departmentKey } });
  if (!department?.uscc)
    throw new BanshiError({
      code: 'seal.bodyUnknown',
      place: departmentKey,
      personMessage: '这个部门没有登记统一社会信用代码，不能签章，请在“部门”里补全。',
      status: 422,
    });
  const owner: SealOwner = {
    sealKey: department.departmentKey,
    bodyName: department.name,
    bodyCode: department.uscc,
  };
  const caption = runtime.config.profile === 'demo' ? '演示专用章' : '';
  return { owner, picture: { svg: sealSvg({ bodyName: department.name, caption }) } };
}
