/** The agent of steps that no software takes. */
import type { Agent } from '../../../checker/language/operation.js';

export const device: Agent = { kind: 'device', var: 'd', sort: 'device' };
