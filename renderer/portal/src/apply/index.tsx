/** The views with client code; each file says `use client` itself. The static ones are behind `@banshi/portal`. */
export { AccountView, type AccountViewProps } from '../account/AccountView.tsx';
export { LicenceCardView, type LicenceCardViewProps } from '../account/LicenceCardView.tsx';
export { LoginForm, type LoginFormProps } from '../account/LoginForm.tsx';
export { RegisterForm, type RegisterFormProps } from '../account/RegisterForm.tsx';
export type { AccountData } from '../account/use-account.ts';
export { type Api, createApi } from '../api/client.ts';
export { ApiError, isApiError } from '../api/errors.ts';
export type * from '../api/types.ts';
export { CaseView, type CaseViewProps } from '../case/CaseView.tsx';
export { StartFlow, type StartFlowProps } from '../start/StartFlow.tsx';
export { ApplicantStep, type ApplicantStepProps } from './ApplicantStep.tsx';
export { ApplyFlow, type ApplyFlowProps } from './ApplyFlow.tsx';
