import Foundation

/// What reads the public's posts: claims, pairs, near-duplicates, labels, verdicts, personal data; with the tables that ship.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPosts(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let input = String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
    // The first line is another post, or a claim.
    let parts = input.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let (claim, post) = (String(parts.first ?? ""), String(parts.last ?? ""))
    let all = Fuzzed.readers

    for span in all.personalData.spans(in: post) {
        check(span.range, post)
        precondition(span.scalars.upperBound <= post.unicodeScalars.count, "outside")
    }
    let labels = all.labeller.labels(post)
    check(labels.tone.confidence)
    check(labels.feeling.confidence)
    check(labels.abuse.confidence)
    check(all.judge.relevance(post))
    let reasons =
        all.labeller.becauseOffensive(post) + all.labeller.because(post, is: labels.tone.best)
        + all.labeller.because(post, is: labels.feeling.best) + all.judge.because(post)
    for reason in reasons { check(reason.range, post) }

    for verdict in [
        all.verifier.verdict(claim: claim, evidence: post), all.verifier.decision(claim: claim, evidence: post),
    ] {
        check(verdict.confidence)
        for reason in verdict.because {
            if let range = reason.claim { check(range, claim) }
            if let range = reason.evidence { check(range, post) }
        }
    }
    check(Double(all.pairs.similarity(claim, post)))
    precondition(all.pairs.signs(of: claim, and: post).allSatisfy { $0.value.isFinite }, "no number")
    let nearness = all.vectors.vector(of: claim).cosine(all.vectors.vector(of: post))
    precondition((-1.01...1.01).contains(nearness), "no cosine")

    let known = ClaimRecord(id: "2", text: "The valve leaked for weeks.", title: claim, summary: post, day: 20_000)
    let records = [ClaimRecord(id: "1", text: claim), known]
    for index in [ClaimIndex(records), ClaimIndex(records, vectors: all.vectors, ranking: all.ranking)] {
        for match in index.matches(for: post, day: size) {
            for word in match.words { check(word.range, post) }
        }
    }
    var duplicates = DuplicateIndex()
    duplicates.insert(post)
    duplicates.insert(claim)
    if let match = duplicates.nearest(to: post) { precondition((0..<2).contains(match.number), "no such post") }
    return 0
}

private func check(_ share: Double) { precondition(share >= 0 && share <= 1, "no share") }

/// Whatever is found lies inside the text, on whole characters, in both countings.
private func check(_ range: TextRange, _ text: String) {
    precondition(range.utf8.lowerBound >= 0 && range.utf8.upperBound <= text.utf8.count, "outside")
    precondition(range.utf16.lowerBound >= 0 && range.utf16.upperBound <= text.utf16.count, "outside")
    let start = text.utf8.index(text.startIndex, offsetBy: range.utf8.lowerBound)
    let end = text.utf8.index(text.startIndex, offsetBy: range.utf8.upperBound)
    precondition(start.samePosition(in: text.unicodeScalars) != nil, "inside a scalar")
    precondition(end.samePosition(in: text.unicodeScalars) != nil, "inside a scalar")
}

private struct Fuzzed {
    let personalData: PersonalDataReader
    let labeller: Labeller
    let judge: RelevanceJudge
    let verifier: Verifier
    let pairs: PairScorer
    let vectors: StaticVectors
    let ranking: ClaimRanking

    static let readers: Fuzzed = {
        do {
            let vectors = try StaticVectors(table("TextTables", "vectors"))
            return try Fuzzed(
                personalData: PersonalDataReader(table("TextTables", "personal-data")),
                labeller: Labeller(table("ResearchTables", "labels")),
                judge: RelevanceJudge(table("TextTables", "relevance")),
                verifier: Verifier(table("TextTables", "verify")),
                pairs: PairScorer(vectors, table: table("ResearchTables", "pairs")), vectors: vectors,
                ranking: ClaimRanking(table("ResearchTables", "claims")))
        } catch {
            preconditionFailure("the tables cannot be read: \(error)")
        }
    }()

    /// `bin/fuzz` runs in the project's folder.
    private static func table(_ product: String, _ name: String) throws -> TableFile {
        let path = "Packages/TextEngine/Sources/\(product)/Tables/\(name).table"
        return try TableFile([UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
    }
}
