/// The vectors of all claims, text and title together, in one array.
struct ClaimVectors: Sendable {
    let source: StaticVectors
    private var values: [Int8] = []
    private var units: [Float] = []

    init(_ claims: some Sequence<ClaimRecord>, count: Int, source: StaticVectors) {
        self.source = source
        values.reserveCapacity(count * source.width)
        var workspace = StaticVectors.Workspace()
        var vector = TextVector(width: source.width)
        for claim in claims {
            source.embed(claim.text + " " + claim.title, with: &workspace, into: &vector)
            values += vector.values
            units.append(vector.unit)
        }
    }

    var bytes: Int { values.count + units.count * 4 }

    /// What is kept from post to post.
    struct Workspace: Sendable {
        fileprivate var pieces = StaticVectors.Workspace()
        fileprivate var vector = TextVector(width: 0)
        /// The post's numbers, wide enough to multiply without widening them for every claim.
        fileprivate var wide: [Int16] = []
    }

    func read(_ post: Span<UInt8>, with workspace: inout Workspace) {
        if workspace.vector.values.count != source.width { workspace.vector = TextVector(width: source.width) }
        source.embed(post, with: &workspace.pieces, into: &workspace.vector)
        workspace.wide.removeAll(keepingCapacity: true)
        for value in workspace.vector.values { workspace.wide.append(Int16(value)) }
    }

    /// How near the post that was read is to a claim. O(width).
    @inline(__always) func near(_ claim: Int, _ workspace: Workspace) -> Float {
        values.withUnsafeBufferPointer { values in
            workspace.wide.withUnsafeBufferPointer { wide in
                guard let mine = wide.baseAddress, let all = values.baseAddress else { return 0 }
                let theirs = all + claim * source.width
                var sum: Int32 = 0
                for index in 0..<wide.count { sum &+= Int32(mine[index]) &* Int32(Int16(theirs[index])) }
                return Float(sum) * units[claim] * workspace.vector.unit
            }
        }
    }
}
