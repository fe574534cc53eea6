import type { Process } from '#processes';
import { customerMerging } from './merging/customer-merging.process.js';

/** What goes on around customers by itself. */
export const customerProcesses: readonly Process[] = [customerMerging as Process];
