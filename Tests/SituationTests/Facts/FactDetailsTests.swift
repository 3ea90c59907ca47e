import Platform
import Testing

@testable import Situation

@Suite("What may stand as a fact") struct FactDetailsTests {
    @Test("A settled statement needs a source, an open one does not")
    func source() {
        var details = FactDetails(statement: "Nobody is ill.", status: .confirmed, owner: "Quality")
        #expect(details.validate().map(\.field) == ["source"])
        details.status = .notTrue
        #expect(details.validate().map(\.field) == ["source"])
        details.status = .developing
        #expect(details.validate().isEmpty)
    }

    @Test("Someone answers for every fact, and it says something")
    func owner() {
        #expect(FactDetails().validate().map(\.field) == ["statement", "owner"])
    }

    @Test("A figure has a name and a number, and no two have the same name")
    func figures() {
        var details = FactDetails(statement: "612 sold.", owner: "Quality")
        details.figures = [FactFigure(name: "", value: 612, unit: "")]
        #expect(details.validate().map(\.field) == ["figures"])
        details.figures = [FactFigure(name: "sold", value: .nan, unit: "")]
        #expect(details.validate().map(\.field) == ["figures"])
        details.figures = [FactFigure(name: "sold", value: 1, unit: ""), FactFigure(name: "sold", value: 2, unit: "")]
        #expect(details.validate().map(\.field) == ["figures"])
    }

    @Test(
        "Numbers are read as they are meant",
        arguments: [
            ("612", 612), ("1,200", 1200), ("1.200", 1200), ("1 200", 1200), ("1.200.000", 1_200_000), ("0,5", 0.5),
            ("12.25", 12.25), ("0.125", 0.125), ("-3", -3),
        ])
    func numbers(typed: String, meant: Double) {
        #expect(typedNumber(typed) == meant)
    }

    @Test("Words are not numbers", arguments: ["about 400", "", "a dozen", "1,2,3"])
    func words(typed: String) {
        #expect(typedNumber(typed) == nil)
    }

    @Test("A form keeps a figure whose number cannot be read, so that it is pointed out")
    func unreadable() {
        let t = Words(now: Instant(milliseconds: 0))
        let form = Form([
            "statement": ["Some were sold."], "owner": ["Quality"], "figure_name": ["sold", ""],
            "figure_value": ["a few", ""], "figure_unit": ["cartons", ""], "figure_comparator": ["about", "exactly"],
        ])
        let (details, unread) = form.factDetails(t)
        #expect(unread.isEmpty)
        #expect(details.figures.count == 1)
        #expect(details.validate().map(\.field) == ["figures"])
    }

    @Test("What the form shows is read back as it was")
    func roundTrip() {
        let t = Words(now: Instant(milliseconds: 1_795_356_000_000))
        let details = FactDetails(
            statement: "612 cartons were sold.", status: .confirmed,
            figures: [FactFigure(name: "cartons sold", value: 612, unit: "cartons", comparator: .atLeast)],
            notPublicBefore: Instant(milliseconds: 1_795_359_600_000), owner: "Operations", source: "Tills",
            reviewBy: Instant(milliseconds: 1_795_363_200_000))
        let (read, unread) = Form(details, t).factDetails(t)
        #expect(unread.isEmpty)
        #expect(read == details)
    }
}
