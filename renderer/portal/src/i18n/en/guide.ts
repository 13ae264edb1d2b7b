import type { zhGuide } from '../zh/guide.ts';

export const enGuide: Record<keyof typeof zhGuide, string> = {
  'guide.strip': 'At a glance',
  'guide.who': 'Who',
  'guide.start': 'Start now',
  'guide.status.suspended':
    'Applications for this item are suspended here. Ask the body when they open again.',
  'guide.status.cancelled': 'This item has been abolished. Applications are no longer taken.',
  'guide.startHint': 'A few questions first, then your list of materials. No account needed.',
  'guide.contents': 'On this page',
  'guide.materials.lead':
    'Everything that may be asked for. Press “Start now” to see what your own case needs.',
  'guide.pending': 'To be added',
  'guide.pending.text': 'Not filled in yet; please ask at the counter',
  'guide.unverified': 'Not verified',
  'guide.unverified.text': 'Not yet checked against its source; please ask at the counter',
  'guide.demo.text': 'Demonstration content, not real',
  'origin.summary': 'Source',
  'origin.label': 'Source of “{what}”',
  'origin.owner': 'Laid down by',
  'origin.release': 'Version',
  'origin.releaseText': 'No. {n}, since {date}',
  'origin.policy': 'May lower levels change it',
  'origin.policy.locked': 'No, the same everywhere',
  'origin.policy.tighten': 'Only in your favour',
  'origin.policy.extend': 'May add with approval',
  'origin.policy.free': 'Set locally',
  'origin.policy.own': 'Applies here only',
  'guide.marks': 'What the marks mean',
  'guide.more': 'Details',
  'guide.more.label': 'Details of “{what}”',
  'origin.explained':
    'Opens who laid the value down, in which version, and whether a lower level may change it',
};
