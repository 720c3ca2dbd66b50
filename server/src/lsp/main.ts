import { join } from 'node:path';
import { serve } from './node.ts';

// Beside the folder of the bundle.
serve(join(import.meta.dirname, '../texts'));
