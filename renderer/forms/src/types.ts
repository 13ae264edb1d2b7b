import type { Language } from '@banshi/core/errors';
import type {
  FieldDefinition,
  FieldError,
  FieldValue,
  FormContext,
  FormDefinition,
  FormValues,
} from '@banshi/core/forms';
import type { RuleEnvironment } from '@banshi/core/rules';

/** One division of the tree. `hasChildren` absent = unknown: its list is asked for and may be empty. */
export interface Division {
  /** 12 digits. */
  code: string;
  name: string;
  hasChildren?: boolean;
}

/** The divisions directly below `parent`; without it, the topmost. */
export type LoadDivisions = (parent?: string) => Promise<readonly Division[]>;

/**
 * What both engines take. They are controlled: `values` is the draft of the whole form, `onChange` gets the next one.
 * Neither renders a form element or a button: the page around them does, and decides when errors are shown.
 */
export interface FormRendererProps {
  definition: FormDefinition;
  /** Which page of the form to render. */
  pageKey: string;
  values: FormValues;
  context: FormContext;
  env?: RuleEnvironment;
  language?: Language;
  /** Errors to be shown in any case, such as the server's; those of other pages are ignored. */
  errors?: readonly FieldError[];
  /** Shows the form's own errors too: true once the person has tried to go on. */
  showErrors?: boolean;
  onChange: (values: FormValues) => void;
  /** Absent = taken from the DivisionsProvider around. */
  loadDivisions?: LoadDivisions;
  /** Put before every id, where two forms share a page. */
  idPrefix?: string;
}

/** What every widget takes: a value of the draft, and nothing of the engine that renders it. */
export interface ControlProps {
  field: FieldDefinition;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
  /** Values of the options on offer. */
  options?: readonly string[];
}
