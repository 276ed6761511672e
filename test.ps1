# Runs all checks and tests: see tests/run-all.mjs. ./test.ps1 --full adds the long ones.
if (-not (Get-Command node -ErrorAction SilentlyContinue)) { Write-Error 'Node 20 or newer is required: https://nodejs.org'; exit 2 }
node (Join-Path $PSScriptRoot 'tests/run-all.mjs') @args
exit $LASTEXITCODE
