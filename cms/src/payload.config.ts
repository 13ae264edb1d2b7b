import { readConfig } from './config.ts';
import { payloadConfig } from './make-payload-config.ts';

/** What Next and Payload's own tools load: the configuration for this process's environment. */
export default payloadConfig(readConfig());
