import TextEngine

/// Measures the engine beside a naive one on the same inputs, in processor time of this thread. A wrong count of
/// findings gives no time. `textbench check`, `compile`, `claims`, `labels`, `duplicates`, `personal`, `verify` or
/// `hostile` runs one part.
let parts = CommandLine.arguments.dropFirst()
let inputs = Inputs()

func row(_ cells: String...) { print("| " + cells.joined(separator: " | ") + " |") }

print(inputs.description)
if parts.isEmpty || parts.contains("check") { try benchCheck(inputs) }
if parts.isEmpty || parts.contains("compile") { benchCompile(inputs) }
if parts.isEmpty || parts.contains("verify") { benchVerify() }
if parts.isEmpty || parts.contains("claims") { benchClaims() }
if parts.isEmpty || parts.contains("labels") { try benchLabels(inputs) }
if parts.isEmpty || parts.contains("personal") { try benchPersonalData(inputs) }
if parts.isEmpty || parts.contains("hostile") { try benchHostile(inputs) }
if parts.isEmpty || parts.contains("duplicates") { benchDuplicates() }
