/// Cuts posts into the word pieces of BERT's uncased vocabulary: lower case, no accents, punctuation, pictures and CJK
/// characters stand alone, then the longest piece first (Devlin 2018; Schuster and Nakajima 2012).
///
/// What says nothing about a post's meaning is left out first: addresses, mentions, entities, hash signs; a hash tag in
/// camel case is several words. Whatever is typed, the time is linear: a word of more than 100 scalars is unknown, and a
/// piece has at most as many bytes as the longest of the vocabulary. Bytes that are not UTF-8 are passed over.
public struct WordPieces: Sendable {
    /// How many different pieces there are. Numbers are below it.
    public let count: Int
    /// What a word becomes that has no pieces.
    public let unknown: UInt16
    private let table: PieceTable
    private let folding: PieceFolding

    /// Columns `pieces` (lines, "##" before what continues a word, "[UNK]" among them) and `fold.*`.
    public init(_ table: TableFile) throws(TableError) {
        let pieces = try table.strings("pieces")
        guard pieces.count < Int(UInt16.max), let unknown = pieces.firstIndex(of: "[UNK]") else {
            throw .unexpected("pieces")
        }
        count = pieces.count
        self.unknown = UInt16(unknown)
        self.table = PieceTable(pieces)
        folding = try PieceFolding(table)
    }

    /// The pieces' numbers in order. O(bytes).
    public func pieces(of text: String) -> [UInt16] {
        var pieces: [UInt16] = []
        append(text, to: &pieces)
        return pieces
    }

    /// The same into an array that is kept from text to text: nothing is allocated once it is large enough.
    public func append(_ text: String, to pieces: inout [UInt16]) {
        var text = text
        text.withUTF8 { append($0.span, to: &pieces) }
    }

    /// The same for UTF-8.
    public func append(_ text: Span<UInt8>, to pieces: inout [UInt16]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: PieceReader.capacity) { word in
            var reader = PieceReader(table: table, folding: folding, unknown: unknown, word: word)
            reader.read(text, into: &pieces)
        }
    }
}
