import type { ServerProps } from 'payload';
import { getRuntime } from '../../runtime.ts';
import { demoAccounts } from '../../settings/demo-accounts.ts';
import { languageOf, messagesIn } from '../office/messages/index.ts';
import { AccountList } from './account-list.tsx';

/** Above the sign-in form. */
export function LoginLead({ i18n }: ServerProps) {
  const m = messagesIn(languageOf(i18n.language));
  return <h1 className="bo-login-lead">{m.login.lead}</h1>;
}

/** Below the sign-in form: what to do without a password, and in a demonstration the accounts to try. */
export async function LoginHelp({ i18n }: ServerProps) {
  const language = languageOf(i18n.language);
  const m = messagesIn(language);
  const { config } = await getRuntime();
  const accounts = (await demoAccounts(config)).filter(({ where }) => where === 'office');
  return (
    <div className="bo-login">
      <p className="bo-hint">{m.login.forgot}</p>
      {accounts.length > 0 && <AccountList accounts={accounts} language={language} />}
    </div>
  );
}
