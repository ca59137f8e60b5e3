/** Bundle entry: bin/edgelab.mjs and the packaged application call `runCli`; importing it runs nothing. */
export { runCli } from './run-cli';
