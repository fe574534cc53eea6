import { openKurrentLog } from '../../kurrentdb/support/kurrent-log.js';
import type { InterruptibleLog } from './unknown-outcomes.contract.js';

const always = Number.MAX_SAFE_INTEGER;

/** The log in KurrentDB, on a server of its own that breaks connections when it is told to. */
export const openInterruptibleKurrentDb = async (): Promise<InterruptibleLog> => {
  const { double, store, close } = await openKurrentLog();
  const { faults } = double;
  let cuts = 0;
  let isIsolating = false;
  const take = faults.take.bind(faults);
  faults.take = (...call) => {
    const fault = take(...call);
    if (fault?.call !== 'append') return fault;
    cuts++;
    if (isIsolating) faults.inject({ call: 'read', does: 'cut', times: always });
    isIsolating = false;
    return fault;
  };
  return {
    store,
    cutNextAppend: (when) => faults.inject({ call: 'append', does: 'cut', when }),
    isolateAtNextAppend: (when) => {
      isIsolating = true;
      faults.inject({ call: 'append', does: 'cut', when, times: always });
    },
    heal: () => faults.clear(),
    cuts: () => cuts,
    close,
  };
};
