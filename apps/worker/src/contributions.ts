/** Injection tokens of what the contexts contribute to the work behind the API; each is an array of their parts. */
export const AllPersonalData = Symbol('AllPersonalData');
export const MessageComposers = Symbol('MessageComposers');
export const ContextWorks = Symbol('ContextWorks');
