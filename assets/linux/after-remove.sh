#!/bin/sh
# After the files are gone; an upgrade keeps the command, since the new version's after-install has just made it.
case "${1-}" in upgrade | 1) exit 0 ;; esac
rm -f '/usr/bin/${executable}'
if [ -f '/etc/apparmor.d/${executable}' ]; then
  if ! ischroot 2>/dev/null; then apparmor_parser --remove '/etc/apparmor.d/${executable}' >/dev/null 2>&1 || true; fi
  rm -f '/etc/apparmor.d/${executable}'
fi
if command -v update-mime-database >/dev/null; then update-mime-database /usr/share/mime || true; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database /usr/share/applications || true; fi
exit 0
