export { commandsOn } from './commands-on.js';
