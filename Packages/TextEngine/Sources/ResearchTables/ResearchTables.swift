import Foundation
import TextEngine

/// The tables that were learned from posts whose terms allow research only. Leave this product out where that matters:
/// nothing else needs it. `Training/MODEL-CARD.md` says what each was learned from.
public enum ResearchTables {
    /// Reads a table from beside the program; O(its size).
    static func table(_ name: String) throws -> TableFile {
        guard let url = Bundle.module.url(forResource: name, withExtension: "table", subdirectory: "Tables") else {
            throw TableError.missing(name)
        }
        return try TableFile([UInt8](Data(contentsOf: url)))
    }
}
