import { writeSync } from 'node:fs';

// Tells the process that started this one, over a pipe of its own, how much memory was taken at most, in KiB.
process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
