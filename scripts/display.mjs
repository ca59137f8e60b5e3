/** Where a window can be shown, and what Electron needs to be told on this machine. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

export function isRoot() {
  return process.getuid?.() === 0;
}

/** Chromium's sandbox needs user namespaces, or its helper beside the executable owned by root with the setuid bit. */
export function sandboxProblem(executable) {
  if (process.platform !== 'linux' || isRoot()) return null;
  const helper = join(dirname(executable), 'chrome-sandbox');
  const { mode, uid } = existsSync(helper) ? statSync(helper) : { mode: 0, uid: -1 };
  if (uid === 0 && (mode & 0o4000) !== 0) return null;
  const restricted =
    sysctl('kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    sysctl('kernel/unprivileged_userns_clone') === '0' ||
    sysctl('user/max_user_namespaces') === '0';
  if (!restricted) return null;
  return `This system restricts user namespaces, which the sandbox needs. Run once:\n  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`;
}

function sysctl(name) {
  try {
    return readFileSync(`/proc/sys/${name}`, 'utf8').trim();
  } catch {
    return null;
  }
}
