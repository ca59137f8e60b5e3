/** The thread that writes one report and ends: the window goes on answering meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import type { WriteJob } from './report-thread';
import { writeDocument } from './write-document';

if (!parentPort) throw new Error('this file runs in a thread');
const { document, format } = workerData as WriteJob;
parentPort.postMessage(await writeDocument(document, format));
