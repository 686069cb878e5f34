# What `roam completion powershell` prints: completion of roam's commands, options, ids and devices. Not tested yet.
$global:RoamWords = @words@ -split "`n" | ForEach-Object { , ($_ -split "`t") }

# What may stand behind the words of a command line, of which the first is roam, each with its description.
function global:Get-RoamCandidate([string[]] $Words, [string] $Word) {
    $lines = { param($Kind, $Of) $RoamWords | Where-Object { $_[0] -ceq $Kind -and $_[1] -ceq $Of } }
    if ($Words.Count -le 1) {
        & $lines 'command' 'roam' | ForEach-Object { , @($_[2], $_[3]) }
        return
    }
    $name = $Words[1]
    if ($Word.StartsWith('-')) {
        & $lines 'option' $name | ForEach-Object { , @($_[2], $_[4]) }
        return
    }
    $value = ''
    $at = 0
    foreach ($one in @($Words | Select-Object -Skip 2)) {
        if ($value) {
            $value = ''
        } elseif ($one.StartsWith('-')) {
            & $lines 'option' $name | Where-Object { $_[2] -ceq $one -and $_[3] -ne '-' } | ForEach-Object { $value = $_[3] }
        } else {
            $at++
        }
    }
    if (-not $value) {
        $value = @(& $lines 'argument' $name | ForEach-Object { $_[2] })[$at]
    }
    foreach ($kind in "$value" -split ',') {
        switch -CaseSensitive ($kind) {
            'FOLDER' { Get-ChildItem -Directory -Path "$Word*" -ErrorAction SilentlyContinue | ForEach-Object { , @($_.FullName, $_.FullName) } }
            'FILE' { Get-ChildItem -Path "$Word*" -ErrorAction SilentlyContinue | ForEach-Object { , @($_.FullName, $_.FullName) } }
            'ID' { & @roam@ list --ids 2> $null | ForEach-Object { , ($_ -split "`t", 2) } }
            'DEVICE' { & @roam@ devices --names 2> $null | ForEach-Object { , ($_ -split "`t", 2) } }
            { $_ -in 'FREE', '' } { }
            default { , @($kind, $kind) }
        }
    }
}

# Turns them into what PowerShell shows; a shortcut is completed as the command that it stands for.
$global:RoamCompleter = {
    param($Word, $Ast, $Position)
    $words = @($Ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $Position } | ForEach-Object { "$_" })
    $short = $RoamWords | Where-Object { $_[0] -ceq 'shortcut' -and $_[1] -ceq $words[0] } | ForEach-Object { $_[2] }
    if ($short) {
        $words = @('roam', $short) + @($words | Select-Object -Skip 1)
    }
    Get-RoamCandidate $words $Word | Where-Object { $_[0] -clike "$Word*" } | ForEach-Object {
        $told = if ($_[1]) { $_[1] } else { $_[0] }
        [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $told)
    }
}
Register-ArgumentCompleter -Native -CommandName roam, roam.cmd -ScriptBlock $RoamCompleter
#: shortcut
Remove-Item alias:@name@ -ErrorAction SilentlyContinue
function global:@name@ { & @roam@ @command@ @args }
Register-ArgumentCompleter -Native -CommandName @name@ -ScriptBlock $RoamCompleter
#: new
Remove-Item alias:cn -ErrorAction SilentlyContinue
function global:cn { if ($args) { claude -n "$args" } else { claude } }
