import Logging
import Platform
import Situation

/// One number of `support.yaml` that somebody has to call, or one country's emergency numbers, before anybody may say that
/// they are right.
struct SupportLine: Sendable {
    /// Of what was confirmed: when the file says another number, nobody has confirmed that one.
    let id: ID<SupportLine>
    /// Two letters; empty for elsewhere.
    let country: String
    /// Nil for emergency numbers.
    let name: String?
    let reach: [String]

    private init(_ country: String, _ name: String?, _ reach: [String]) {
        (self.country, self.name, self.reach) = (country, name, reach)
        let digest = Tokens.digest(([country, name ?? ""] + reach).joined(separator: "\n"))
        id = ID(rawValue: String(digest.lowercased().filter { $0 != "_" && $0 != "-" }.prefix(26))) ?? .new(at: .now)
    }

    init(_ line: PublicLines.Line, in country: String) {
        self.init(country, line.name, [line.phone ?? "", line.web].filter { !$0.isEmpty })
    }

    init(_ numbers: [PublicLines.Emergency], in country: String) { self.init(country, nil, numbers.map(\.call)) }
}

extension PublicLines {
    /// In the order of the file, each country's emergency numbers first.
    var all: [SupportLine] {
        let places = [(country: "", elsewhere.emergency, elsewhere.lines)]
        return (places + countries.map { ($0.country, $0.emergency, $0.lines) }).flatMap { country, emergency, lines in
            [SupportLine(emergency, in: country)] + lines.map { SupportLine($0, in: country) }
        }
    }
}

/// That somebody called a number, or looked it up where it is published, and it was right.
struct LineConfirmation: Sendable, RowDecodable {
    let line: ID<SupportLine>
    let confirmedAt: Instant
    let confirmedBy: ID<Person>

    static let goodFor: Duration = .days(183)

    init(row: Row) throws {
        line = try row["line"]
        confirmedAt = try row["confirmed_at"]
        confirmedBy = try row["confirmed_by"]
    }

    func isOld(at now: Instant) -> Bool { confirmedAt <= now - LineConfirmation.goodFor }

    /// One row of what waits on Now, when the oldest has become old. What the file has no more is forgotten when another is
    /// confirmed.
    static func news(at now: Instant) -> SQL {
        """
        SELECT 'support-line' AS kind, '' AS thing, '' AS label
        WHERE EXISTS (SELECT 1 FROM support_line_confirmations WHERE confirmed_at <= \(now - goodFor))
        """
    }

    static func all(in tx: Transaction) throws -> [ID<SupportLine>: LineConfirmation] {
        try tx.remembered("support/lines") {
            let rows = try tx.all(LineConfirmation.self, "SELECT * FROM support_line_confirmations")
            return Dictionary(rows.map { ($0.line, $0) }) { first, _ in first }
        }
    }
}

func confirmLine(
    _ id: ID<SupportLine>, of lines: PublicLines?, by person: ID<Person>, in tx: Transaction
) throws {
    let all = lines?.all.map(\.id) ?? []
    guard all.contains(id) else { throw Refusal.notFound }
    try tx.run("DELETE FROM support_line_confirmations WHERE NOT line IN \(list: all)")
    try tx.run(
        """
        INSERT INTO support_line_confirmations (line, confirmed_at, confirmed_by)
        VALUES (\(id), \(tx.now), \(person))
        ON CONFLICT (line) DO UPDATE SET confirmed_at = excluded.confirmed_at, confirmed_by = excluded.confirmed_by
        """)
    try tx.record(.lineConfirmed, actor: person.rawValue, scope: nil, subject: id.rawValue)
}

/// How many of the public numbers somebody has to look after; asked from outside this room too.
package struct LinesToConfirm: Sendable, Equatable {
    package let all: Int
    package let never: Int
    /// More than half a year ago.
    package let old: Int

    package var count: Int { never + old }

    init(_ lines: PublicLines?, _ known: [ID<SupportLine>: LineConfirmation], at now: Instant) {
        let confirmations = (lines?.all ?? []).map { known[$0.id] }
        all = confirmations.count
        never = confirmations.count { $0 == nil }
        old = confirmations.count { $0?.isOld(at: now) == true }
    }

    package static func find(_ house: House, in tx: Transaction) throws -> LinesToConfirm {
        LinesToConfirm(house.publicLines.lines, try LineConfirmation.all(in: tx), at: tx.now)
    }

    /// For whoever has no house, like a command.
    package static func find(playbooks folder: String, in tx: Transaction) throws -> LinesToConfirm {
        let file = PublicLinesFile(folder: folder, logger: Logger(label: "support") { _ in SwiftLogNoOpLogHandler() })
        return LinesToConfirm(file.lines, try LineConfirmation.all(in: tx), at: tx.now)
    }
}

extension House {
    /// One for as long as the program runs.
    var publicLines: PublicLinesFile {
        held[PublicLinesFile.self] ?? PublicLinesFile(folder: services.settings.playbooks, logger: services.logger)
    }
}
