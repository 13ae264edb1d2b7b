import * as migration_20261123_082511_initial from './20261123_082511_initial.ts';
import * as migration_20261123_104833_configuration from './20261123_104833_configuration.ts';

export const migrations = [
  {
    up: migration_20261123_082511_initial.up,
    down: migration_20261123_082511_initial.down,
    name: '20261123_082511_initial',
  },
  {
    up: migration_20261123_104833_configuration.up,
    down: migration_20261123_104833_configuration.down,
    name: '20261123_104833_configuration'
  },
];
