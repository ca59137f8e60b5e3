#!/bin/sh
# After the files are unpacked: the edgelab command, the sandbox, the file type.
app='/opt/${sanitizedProductName}'
ln -sf "$app/resources/cli/${executable}" '/usr/bin/${executable}'

# The sandbox uses user namespaces; only where the kernel has none does its helper need to be setuid root.
if [ -L /proc/self/ns/user ] && unshare --user true 2>/dev/null; then mode=0755; else mode=4755; fi
chmod "$mode" "$app/chrome-sandbox" || true

# Where AppArmor restricts user namespaces (Ubuntu 24.04 and later) the profile lets this application have them.
if apparmor_status --enabled >/dev/null 2>&1 && apparmor_parser --skip-kernel-load "$app/resources/apparmor-profile" >/dev/null 2>&1; then
  cp -f "$app/resources/apparmor-profile" '/etc/apparmor.d/${executable}'
  if ! ischroot 2>/dev/null; then
    apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/${executable}' || true
  fi
fi

if command -v update-mime-database >/dev/null; then update-mime-database /usr/share/mime || true; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database /usr/share/applications || true; fi
exit 0
