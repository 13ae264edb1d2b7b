import {
  REST_DELETE,
  REST_GET,
  REST_OPTIONS,
  REST_PATCH,
  REST_POST,
  REST_PUT,
} from '@payloadcms/next/routes';
import { officeApi } from '../../../../http/office-api.ts';
import config from '../../../../payload.config.ts';

export const GET = officeApi(REST_GET(config));
export const POST = officeApi(REST_POST(config));
export const DELETE = officeApi(REST_DELETE(config));
export const PATCH = officeApi(REST_PATCH(config));
export const PUT = officeApi(REST_PUT(config));
export const OPTIONS = officeApi(REST_OPTIONS(config));
