/** Injection tokens of what the contexts contribute to the worker; each is an array. */
export const AllPersonalData = Symbol('AllPersonalData');
export const MessageComposers = Symbol('MessageComposers');
export const ContextWorks = Symbol('ContextWorks');
