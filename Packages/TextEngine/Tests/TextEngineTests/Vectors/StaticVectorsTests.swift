import Testing

@testable import TextEngine

@Suite("Static vectors") struct StaticVectorsTests {
    @Test("Texts of the same pieces are the same, in whatever order, and unrelated ones are not near")
    func cosine() throws {
        let vectors = try SmallVectors.vectors()
        let line = vectors.vector(of: "The line restarts")
        #expect(abs(line.cosine(vectors.vector(of: "restarts LINE the @halden")) - 1) < 1e-5)
        #expect(abs(line.cosine(line) - 1) < 1e-5)
        #expect(line.cosine(vectors.vector(of: "cafe")) < 0.3)
    }

    @Test("A text that says nothing is near to nothing")
    func empty() throws {
        let vectors = try SmallVectors.vectors()
        let nothing = vectors.vector(of: "")
        #expect(nothing.unit == 0)
        #expect(nothing.cosine(nothing) == 0)
        #expect(nothing.cosine(vectors.vector(of: "the line")) == 0)
    }

    @Test("A workspace carries nothing from one text to the next")
    func workspace() throws {
        let vectors = try SmallVectors.vectors()
        var (workspace, vector) = (StaticVectors.Workspace(), TextVector(width: vectors.width))
        for text in ["the line", "", "restart cafe", "the line"] {
            vectors.embed(text, with: &workspace, into: &vector)
            #expect(vector == vectors.vector(of: text))
        }
    }

    @Test("A megabyte has a vector: sums of many rows do not overflow")
    func megabyte() throws {
        let vectors = try SmallVectors.vectors()
        let long = vectors.vector(of: String(repeating: "cafe ", count: 200_000))
        #expect(abs(long.cosine(vectors.vector(of: "cafe")) - 1) < 0.01)
    }

    @Test("A table whose sizes do not fit is refused, and so is a number that no piece has")
    func sizes() throws {
        #expect(throws: TableError.unexpected("vectors")) { try SmallVectors.vectors(missing: 1) }
        let vectors = try SmallVectors.vectors()
        var (workspace, vector) = (StaticVectors.Workspace(), TextVector(width: vectors.width))
        vectors.embed([60_000], with: &workspace, into: &vector)
        #expect(vector.unit == 0)
    }
}
