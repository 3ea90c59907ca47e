import Foundation
import TextEngine

/// The tables that come with the package and may be passed on. `Training/MODEL-CARD.md` says what each was learned from.
public enum TextTables {
    /// Reads a table from beside the program; O(its size).
    static func table(_ name: String) throws -> TableFile {
        guard let url = Bundle.module.url(forResource: name, withExtension: "table", subdirectory: "Tables") else {
            throw TableError.missing(name)
        }
        return try TableFile([UInt8](Data(contentsOf: url)))
    }
}
