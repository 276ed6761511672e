# Builds the server, starts it with Azurite on http://localhost:7071, uploads the given files and folders (default: the
# samples), prints their digests, and keeps serving until Ctrl-C.
$usage = @'
usage: .\run.ps1 [--port PORT] [FILE_OR_FOLDER ...]

Builds the server, starts it with the storage emulator, uploads the files and folders (default: samples\), prints their
digests, and keeps serving on http://localhost:7071, or on another port, until Ctrl-C. Settings: docs/configuration.md
'@
function Fail($message) { [Console]::Error.WriteLine($message); exit 2 }

$options = @()
$files = @($args)
while ($files.Count -gt 0 -and "$($files[0])".StartsWith('-')) {
  $option = $files[0]
  $files = @($files | Select-Object -Skip 1)
  if ($option -in '-h', '--help') { Write-Output $usage; exit 0 }
  elseif ($option -like '--port=*') { $options = '--port', $option.Substring(7) }
  elseif ($option -eq '--port' -and $files.Count -gt 0) { $options = '--port', $files[0]; $files = @($files | Select-Object -Skip 1) }
  else { Fail "$option is not an option. $usage" }
}
foreach ($file in $files) { if (-not (Test-Path -LiteralPath $file)) { Fail "$file does not exist." } }
if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) { Fail 'The .NET 10 SDK is required: https://dotnet.microsoft.com/download' }
if (-not (Get-Command node -ErrorAction SilentlyContinue)) { Fail 'Azurite requires Node 20 or newer: https://nodejs.org' }
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'

Write-Output 'Building (the first time takes a minute or two, and downloads 65 MB) ...'
Push-Location $PSScriptRoot
dotnet build src/Summarizer.Server -c Release -v quiet -nologo
$built = $LASTEXITCODE
Pop-Location
if ($built -ne 0) { exit $built }
if ($files.Count -eq 0) { $files = (Get-ChildItem (Join-Path $PSScriptRoot 'samples')).FullName }
dotnet (Join-Path $PSScriptRoot 'src/Summarizer.Server/bin/Release/net10.0/Summarizer.Server.dll') serve @options --upload @files
exit $LASTEXITCODE
