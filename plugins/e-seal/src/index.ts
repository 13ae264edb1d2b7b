export { sealSvg } from './seal-picture.ts';
