Register-ArgumentCompleter -Native -CommandName skillmap -ScriptBlock {
    param($begun, $line, $place)
    $words = @($line.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.Extent.Text })
    if ($begun -eq '') { $words += '' }
    $before = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [Text.Encoding]::UTF8
        $env:SKILLMAP_WORDS = $words -join "`n"
        skillmap completion powershell 2>$null | ForEach-Object {
            $value, $about = $_ -split "`t", 2
            if (-not $about) { $about = $value }
            [Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
        }
    } finally {
        Remove-Item Env:SKILLMAP_WORDS
        [Console]::OutputEncoding = $before
    }
}
