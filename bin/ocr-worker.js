import { work } from '../dist/ingest/ocr/worker.js';

await work(process.argv[2]);
