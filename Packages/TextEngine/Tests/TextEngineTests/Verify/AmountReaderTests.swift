import Testing

@testable import TextEngine

@Suite("Numbers of a claim") struct AmountReaderTests {
    private func read(_ text: String) -> [String] {
        Statement(text, WordWeights()).amounts.map { amount in
            let value = amount.low == amount.high ? "\(amount.low)" : "\(amount.low)…\(amount.high)"
            return "\(amount.kind) \(amount.comparator) \(value)"
        }
    }

    @Test(
        "A number is read with what compares it",
        arguments: [
            ("More than 612 cartons came back.", "count moreThan 612.0"),
            ("No fewer than six hundred came back.", "count atLeast 600.0"),
            ("Not more than 40 came back.", "count atMost 40.0"),
            ("Fewer complaints than 40 is good.", "count lessThan 40.0"),
            ("Nearly $ 1.2 million was lost.", "money almost 1200000.0"),
            ("€5m or more was lost.", "money atLeast 5000000.0"),
            ("It was rated 3.4/10.", "percent exactly 34.0"),
            ("It was rated 24 out of 100.", "percent exactly 24.0"),
            ("Sales rose by over 7 %.", "percent moreThan 7.0"),
            ("The plant is the 42nd of its kind.", "ordinal exactly 42.0"),
            ("The second line stood still.", "ordinal exactly 2.0"),
            ("Between 600 and 700 came back.", "count exactly 600.0…700.0"),
            ("It rose to number 5.", "ordinal exactly 5.0"),
        ])
    func number(text: String, expected: String) { #expect(read(text) == [expected]) }

    @Test("A date is as wide as it is said")
    func dates() {
        #expect(read("It opened before March 23 , 2014.") == ["date before \(2014 * 372 + 2 * 31 + 22).0"])
        #expect(read("It opened on 23 March 2014.") == ["date exactly \(2014 * 372 + 2 * 31 + 22).0"])
        #expect(read("It opened in 2014.") == ["date exactly \(2014 * 372).0…\(2014 * 372 + 371).0"])
        #expect(read("It ran from 2009–12.") == ["date exactly \(2009 * 372).0…\(2012 * 372 + 371).0"])
        #expect(read("It opened on 10 March.") == ["dayOfYear exactly 71.0"])
        #expect(read("They may march.").isEmpty)
    }

    @Test(
        "What another number makes of it",
        arguments: [
            ("more than 600 came", "612 came", Amount.Relation.holds),
            ("more than 600 came", "600 came", .fails), ("at least 600 came", "600 came", .holds),
            ("more than 600 came", "580 came", .fails), ("less than 23 came", "more than 24 came", .fails),
            ("about 600 came", "612 came", .holds), ("600 came", "about 600 came", .open),
            ("in 2014 it came", "on 3 May 2014 it came", .holds), ("after 2014 it came", "in May 2014 it came", .fails),
            ("on 3 May 2014 it came", "in 2014 it came", .open), ("on 4 May 2014 it came", "on 3 May it came", .fails),
        ])
    func relation(claim: String, evidence: String, expected: Amount.Relation) {
        let amounts = [claim, evidence].compactMap { Statement($0, WordWeights()).amounts.first }
        #expect(amounts.count == 2 && amounts[0].relation(to: amounts[1]) == expected)
    }

    @Test("Of two numbers the one among the same words is meant")
    func pairing() {
        let pair = SentencePair(
            claim: "The average rating is above 7.9/10.",
            evidence: "The season has an approval of 92 % from 62 critics, with an average rating of 7.89/10.",
            VerifierWords())
        #expect(pair.amounts.pairs.map(\.relation) == [.fails])
        #expect(pair.amounts.pairs.first?.evidence == 2)
    }
}
