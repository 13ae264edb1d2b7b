import type { zh } from '../zh/index.ts';

export const shellWords: Pick<
  typeof zh,
  'product' | 'office' | 'demo' | 'demoHint' | 'nav' | 'common' | 'failure' | 'login'
> = {
  product: 'Banshi · Government services',
  office: 'Office of government services',
  demo: 'Demo',
  demoHint: 'Demonstration: all data is invented',
  nav: {
    handling: 'Casework',
    configuration: 'Configuration',
    desk: 'Work desk',
    counter: 'Counter',
    items: 'Items',
    inbox: 'Inbox',
  },
  common: {
    none: '—',
    close: 'Close',
    cancel: 'Cancel',
    refresh: 'Refresh',
    back: 'Back',
    open: 'Open',
    yes: 'Yes',
    no: 'No',
    missing: 'To be provided',
    unverified: 'Unverified',
    provisional: 'provisional',
    leave: 'What you typed has not been submitted and will be lost. Leave anyway?',
    listSeparator: ', ',
  },
  failure: {
    offline: 'The server cannot be reached. Check the network and try again; what you typed is still here.',
    unexpected: 'Something went wrong. Please try again later; what you typed is still here.',
    signedOut:
      'Your session has ended. Sign in again in a new window, then continue here; what you typed is still here.',
    signIn: 'Sign in in a new window',
    request: (id) => `Problem number ${id}`,
    changed:
      'Somebody else has just worked on this case. What you typed is still here; refresh, read, and decide whether to go on.',
  },
  login: {
    lead: 'Staff sign-in',
    forgot: 'Forgotten the password? Ask your platform administrator to reset it.',
    accounts: 'Demo accounts',
    accountsText: 'These accounts are public. Do not enter real data.',
    use: 'Use',
    used: 'Filled in. Press “Login”.',
  },
};
