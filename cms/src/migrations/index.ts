import * as migration_20261123_082511_initial from './20261123_082511_initial.ts';

export const migrations = [
  {
    up: migration_20261123_082511_initial.up,
    down: migration_20261123_082511_initial.down,
    name: '20261123_082511_initial'
  },
];
