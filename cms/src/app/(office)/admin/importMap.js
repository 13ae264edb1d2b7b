import { JsonField as JsonField_eced33ed09260ca61b97395f7ea44a5b } from '../../../components/json-field/index.tsx'
import { BrandIcon as BrandIcon_952a06c67c2b7753827df8b6b0f682f0 } from '../../../components/brand/index.tsx'
import { BrandLogo as BrandLogo_952a06c67c2b7753827df8b6b0f682f0 } from '../../../components/brand/index.tsx'
import { StaffBadge as StaffBadge_f6e2b11c761147efe1b32b92fb7cc090 } from '../../../components/staff-badge/index.tsx'
import { LoginHelp as LoginHelp_dc8bc6b109c2f755b7365e863fe09bd5 } from '../../../components/login/index.tsx'
import { LoginLead as LoginLead_dc8bc6b109c2f755b7365e863fe09bd5 } from '../../../components/login/index.tsx'
import { OfficeNav as OfficeNav_ffca3f71ee7776004f841c3ccc2b7efb } from '../../../components/nav/index.tsx'
import { DeskView as DeskView_996e7d4f88a4b45a68dbe89b67cbcfbb } from '../../../views/desk/index.tsx'
import { CaseView as CaseView_c195b97b36eae103a262b33824242868 } from '../../../views/case/index.tsx'
import { CounterView as CounterView_96477f5a14012c0a6af8bf33efb685d4 } from '../../../views/counter/index.tsx'
import { ItemsView as ItemsView_784814c8818cc9946642fef3a9cf4029 } from '../../../views/items/index.tsx'
import { ItemView as ItemView_d1bb2731518a7f31f3f9f7e691c86a2b } from '../../../views/item/index.tsx'
import { InboxView as InboxView_f8669ac071988a737bac81507f74d362 } from '../../../views/inbox/index.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/components/json-field/index.tsx#JsonField": JsonField_eced33ed09260ca61b97395f7ea44a5b,
  "/components/brand/index.tsx#BrandIcon": BrandIcon_952a06c67c2b7753827df8b6b0f682f0,
  "/components/brand/index.tsx#BrandLogo": BrandLogo_952a06c67c2b7753827df8b6b0f682f0,
  "/components/staff-badge/index.tsx#StaffBadge": StaffBadge_f6e2b11c761147efe1b32b92fb7cc090,
  "/components/login/index.tsx#LoginHelp": LoginHelp_dc8bc6b109c2f755b7365e863fe09bd5,
  "/components/login/index.tsx#LoginLead": LoginLead_dc8bc6b109c2f755b7365e863fe09bd5,
  "/components/nav/index.tsx#OfficeNav": OfficeNav_ffca3f71ee7776004f841c3ccc2b7efb,
  "/views/desk/index.tsx#DeskView": DeskView_996e7d4f88a4b45a68dbe89b67cbcfbb,
  "/views/case/index.tsx#CaseView": CaseView_c195b97b36eae103a262b33824242868,
  "/views/counter/index.tsx#CounterView": CounterView_96477f5a14012c0a6af8bf33efb685d4,
  "/views/items/index.tsx#ItemsView": ItemsView_784814c8818cc9946642fef3a9cf4029,
  "/views/item/index.tsx#ItemView": ItemView_d1bb2731518a7f31f3f9f7e691c86a2b,
  "/views/inbox/index.tsx#InboxView": InboxView_f8669ac071988a737bac81507f74d362,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
