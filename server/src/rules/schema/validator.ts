// Loaded for its effect, beside whatever reads compose files: from here on most of them are checked without a walk.
import { fits } from '../../generated/compose-validator.ts';
import { useValidator } from './plain.ts';

useValidator(fits);
