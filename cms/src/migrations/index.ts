import * as migration_20261123_073518_initial from './20261123_073518_initial';

export const migrations = [
  {
    up: migration_20261123_073518_initial.up,
    down: migration_20261123_073518_initial.down,
    name: '20261123_073518_initial'
  },
];
