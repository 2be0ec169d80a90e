# Niesprawdzone: nikt nie uruchomił jeszcze tego na Windows. Opis: device-agent/README.md
# Uruchamia program stanowiska przy logowaniu użytkownika, który je obsługuje.
param([Parameter(Mandatory = $true)][string]$Server, [Parameter(Mandatory = $true)][string]$Code)
$ErrorActionPreference = 'Stop'
$program = Join-Path $PSScriptRoot 'station.mjs'
$node = Join-Path $PSScriptRoot 'node.exe'
& $node $program --only-connect --server $Server --code $Code
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
$settings = Get-Content (Join-Path $PSScriptRoot 'karta-station.conf') | Where-Object { $_ -match '^[A-Z_]+=' }
foreach ($line in $settings) {
  $name, $value = $line -split '=', 2
  [Environment]::SetEnvironmentVariable($name, $value, 'User')
}
$action = New-ScheduledTaskAction -Execute $node -Argument "`"$program`"" -WorkingDirectory $PSScriptRoot
$trigger = New-ScheduledTaskTrigger -AtLogOn
$restart = New-ScheduledTaskSettingsSet -RestartCount 999 -RestartInterval (New-TimeSpan -Minutes 1) -ExecutionTimeLimit 0
Register-ScheduledTask -TaskName 'Karta Mieszkanca: stanowisko' -Action $action -Trigger $trigger -Settings $restart -Force
Start-ScheduledTask -TaskName 'Karta Mieszkanca: stanowisko'
