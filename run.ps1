# Builds the server, starts it with Azurite on http://localhost:7071, uploads the given files and folders (default: the
# samples), prints their digests, and keeps serving until Ctrl-C.
if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) { Write-Error 'The .NET 10 SDK is required: https://dotnet.microsoft.com/download'; exit 2 }
if (-not (Get-Command node -ErrorAction SilentlyContinue)) { Write-Error 'Azurite requires Node 20 or newer: https://nodejs.org'; exit 2 }
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'

Write-Output 'Building ...'
Push-Location $PSScriptRoot
$said = dotnet build src/Summarizer.Server -c Release -tl:off -v quiet -nologo 2>&1
$built = $LASTEXITCODE
Pop-Location
if ($built -ne 0) { $said; exit $built }
$files = if ($args.Count -gt 0) { $args } else { (Get-ChildItem (Join-Path $PSScriptRoot 'samples')).FullName }
dotnet (Join-Path $PSScriptRoot 'src/Summarizer.Server/bin/Release/net10.0/Summarizer.Server.dll') serve --upload @files
exit $LASTEXITCODE
