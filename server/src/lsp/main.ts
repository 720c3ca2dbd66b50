import { join } from 'node:path';
import { serve } from './node.ts';

serve(join(import.meta.dirname, 'texts'));
