/// What a short text is about, as a vector: the mean over its word pieces, learned so that it lies where a sentence
/// transformer (all-MiniLM-L6-v2) puts the text. `Training/cards/vectors.md` says how well, and on what it was learned.
///
/// Word order does not count and negation hardly does: "it was them" and "it was not them" lie side by side.
public struct StaticVectors: Sendable {
    /// Numbers in a vector.
    public let width: Int
    public let pieces: WordPieces
    private let rows: [Int8]

    /// What is kept from text to text, so that embedding allocates nothing.
    public struct Workspace: Sendable {
        fileprivate var pieces: [UInt16] = []
        fileprivate var sums: [Int32] = []

        public init() {}
    }

    /// Columns `width` (one number), `vectors` (pieces × width, one scale for all) and those of `WordPieces`.
    public init(_ table: TableFile) throws(TableError) {
        let widths = try table.int32s("width")
        guard widths.count == 1, (1...4096).contains(widths[0]) else { throw .unexpected("width") }
        width = Int(widths[0])
        pieces = try WordPieces(table)
        rows = try table.int8s("vectors")
        guard rows.count == pieces.count * width else { throw .unexpected("vectors") }
    }

    /// A text's vector. O(bytes + pieces × width); about a microsecond and a half for a post.
    public func vector(of text: String) -> TextVector {
        var workspace = Workspace()
        var vector = TextVector(width: width)
        embed(text, with: &workspace, into: &vector)
        return vector
    }

    /// The same without allocating.
    public func embed(_ text: String, with workspace: inout Workspace, into vector: inout TextVector) {
        workspace.pieces.removeAll(keepingCapacity: true)
        pieces.append(text, to: &workspace.pieces)
        embed(workspace.pieces, with: &workspace, into: &vector)
    }

    /// The same for UTF-8.
    public func embed(_ text: Span<UInt8>, with workspace: inout Workspace, into vector: inout TextVector) {
        workspace.pieces.removeAll(keepingCapacity: true)
        pieces.append(text, to: &workspace.pieces)
        embed(workspace.pieces, with: &workspace, into: &vector)
    }

    /// The same for pieces that are there already. A number that is no piece's counts for nothing.
    public func embed(_ numbers: [UInt16], with workspace: inout Workspace, into vector: inout TextVector) {
        if workspace.sums.count != width { workspace.sums = Array(repeating: 0, count: width) }
        rows.withUnsafeBufferPointer { rows in
            workspace.sums.withUnsafeMutableBufferPointer { sums in
                PieceSums(rows: rows, width: width).add(numbers, into: sums)
                vector.set(to: UnsafeBufferPointer(sums))
            }
        }
    }
}

/// Adds up rows of small numbers: in 16 bits, which cannot overflow within 256 rows, then in 32.
private struct PieceSums {
    private static let block = 256
    let rows: UnsafeBufferPointer<Int8>
    let width: Int

    /// - Parameter sums: `width` numbers, whatever they were.
    func add(_ numbers: [UInt16], into sums: UnsafeMutableBufferPointer<Int32>) {
        sums.update(repeating: 0)
        withUnsafeTemporaryAllocation(of: Int16.self, capacity: width) { small in
            for start in stride(from: 0, to: numbers.count, by: Self.block) {
                small.initialize(repeating: 0)
                for number in numbers[start..<min(numbers.count, start + Self.block)] { add(Int(number), into: small) }
                for index in 0..<width { sums[index] &+= Int32(small[index]) }
            }
        }
    }

    @inline(__always) private func add(_ number: Int, into small: UnsafeMutableBufferPointer<Int16>) {
        let start = number * width
        guard start + width <= rows.count, let all = rows.baseAddress, let sums = small.baseAddress else { return }
        let row = all + start
        for index in 0..<width { sums[index] &+= Int16(row[index]) }
    }
}
