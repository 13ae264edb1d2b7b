import { JsonField as JsonField_eced33ed09260ca61b97395f7ea44a5b } from '../../../components/json-field/index.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/components/json-field/index.tsx#JsonField": JsonField_eced33ed09260ca61b97395f7ea44a5b,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
