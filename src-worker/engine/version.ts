/**
 * Version of the mathematics: changes whenever any result may change in any bit. Every run stores it, so that
 * "reproduce" can tell a changed engine from a changed platform.
 */
export const ENGINE_VERSION = '1';
