import * as migration_20261123_065808_initial from './20261123_065808_initial';

export const migrations = [
  {
    up: migration_20261123_065808_initial.up,
    down: migration_20261123_065808_initial.down,
    name: '20261123_065808_initial'
  },
];
