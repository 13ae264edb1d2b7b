/** The part of json-logic-js that the tests and benchmarks call: it ships no types. */
declare module 'json-logic-js' {
  const jsonLogic: {
    apply(rule: unknown, data?: unknown): unknown;
  };
  export default jsonLogic;
}
