@echo off
rem The edgelab command of an installed Edge Lab on Windows, for subcommands: edgelab run ..., edgelab --help
"%~dp0..\..\edgelab.exe" --disable-gpu --log-level=3 --command-line %*
