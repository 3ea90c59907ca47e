/// Tables that nobody trained: whatever the bytes are, a table is refused or it answers. The input is read twice, as a
/// file, and as a plan of columns (which, of what kind, how many numbers, from which bytes), since bytes alone seldom
/// become a file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTables(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: data, count: size))
    try? read(TableFile(input))
    try? read(TableFile(planned(input)))
    return 0
}

private let post = "Do NOT drink #OatMilk from Line 2!!! Mary Miller, 41, of Odense wrote to me on 3 March :-( 🥛"
private let claim = "More than 600 cartons were not safe."

/// Everything that reads a table, and then a text.
private func read(_ table: TableFile) {
    if let labeller = try? Labeller(table) {
        _ = labeller.labels(post)
        _ = labeller.because(post, is: .negative) + labeller.because(post, is: .anger) + labeller.becauseOffensive(post)
    }
    if let judge = try? RelevanceJudge(table) { _ = (judge.relevance(post), judge.because(post)) }
    if let reader = try? PersonalDataReader(table) {
        for span in reader.spans(in: post) {
            precondition(span.range.utf8.upperBound <= post.utf8.count, "outside")
        }
    }
    if let verifier = try? Verifier(table) { _ = verifier.decision(claim: claim, evidence: post) }
    if let trees = try? Trees(table, "trees") { _ = trees.sums([1, -1, 0.5]) }
    let ranking = try? ClaimRanking(table)
    let vectors = try? StaticVectors(table)
    if let vectors {
        let one = vectors.vector(of: post)
        precondition(one.values.count == vectors.width, "too short")
        _ = one.cosine(vectors.vector(of: claim))
        if let pairs = try? PairScorer(vectors, table: table) { _ = pairs.similarity(claim, post) }
    }
    if ranking != nil || vectors != nil {
        let records = [ClaimRecord(id: "1", text: claim, day: 20_000), ClaimRecord(id: "2", text: post)]
        _ = ClaimIndex(records, vectors: vectors, ranking: ranking ?? .plain).matches(for: post, day: 20_001)
    }
}

private let names =
    [
        "words", "wordScale", "inners", "innerScale", "senses", "senseScale", "senseChecks", "bias", "labels", "keys",
        "counts", "marks", "weights", "transitions", "bits", "width", "vectors", "pieces", "fold.pages", "fold.actions",
        "fold.starts", "fold.letters", "crosses.weights", "crosses.bias", "lexicon.words", "lexicon.starts",
        "lexicon.senses", "lexicon.parents", "lexicon.opposites", "features", "choice", "dated", "undated",
        "dated.words",
        "undated.words", "dated.chance", "undated.chance", "pairs.base", "pairs.slopes",
    ]
    + ["trees.", "pairs.trees."].flatMap { tree in
        ["shape", "roots", "features", "thresholds", "lefts", "rights", "leaves"].map { tree + $0 }
    }
    + [
        "phrases", "phraseBias", "phraseScale", "phraseKeys", "phraseNumbers", "layer", "layerBias", "answers",
        "answerBias",
    ]
private let widths = [1, 1, 2, 4, 4, 4]

/// A plan is: column, kind, number of numbers (two bytes), how many bytes follow, these bytes, which are said again and
/// again until all numbers are there.
private func planned(_ plan: [UInt8]) -> [UInt8] {
    var (file, at) = (Array("TXTTBL1\n".utf8), 0)
    while at + 5 <= plan.count {
        let name = Array(names[Int(plan[at]) % names.count].utf8)
        let kind = Int(plan[at + 1]) % widths.count
        let count = Int(plan[at + 2]) | (Int(plan[at + 3]) % 32) << 8
        let given = plan[(at + 5)...].prefix(Int(plan[at + 4]))
        at += 5 + given.count
        let numbers = (0..<count * widths[kind]).map { given.isEmpty ? 0 : given[given.startIndex + $0 % given.count] }
        file += [UInt8(name.count), 0] + name + [UInt8(kind)]
        file += (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
        file += [UInt8](repeating: 0, count: (8 - file.count % 8) % 8) + numbers
    }
    return file
}
