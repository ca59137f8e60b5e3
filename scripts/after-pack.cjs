// With an unpacked runtime electron-builder keeps what only `electron <path>` needs.
const { rmSync } = require('node:fs');
const { join } = require('node:path');

module.exports = ({ appOutDir, electronPlatformName }) => {
  if (electronPlatformName !== 'linux') return;
  for (const name of ['resources/default_app.asar', 'version']) rmSync(join(appOutDir, name), { force: true });
};
