import Foundation
import TextEngine
import TextTables

/// `check`: one draft a line, held against a playbook, a Vale style or both; a list of findings as JSON. What overlaps or
/// contradicts in the guide, and what of the style could not be taken over, is said on standard error.
struct CheckEvaluation: Evaluation {
    let checker: Checker
    let networks: [Network]
    private let now = Int64(Date().timeIntervalSince1970 * 1000)

    static func run(_ words: ArraySlice<String>) throws {
        let arguments = try Arguments(words, options: ["--guide", "--marked", "--networks", "--style", "--verifier"])
        if let marked = arguments["--marked"] {
            return try MarkedCheck.run(
                file: marked, guides: try arguments.required("--guide"), verifier: try verifier(arguments))
        }
        try Runner(arguments: arguments).run(CheckEvaluation(arguments))
    }

    init(_ arguments: Arguments) throws {
        let style = arguments["--style"]
        let name = try style == nil ? arguments.required("--guide") : arguments["--guide"]
        var guide = try name.map(Self.guide) ?? Guide()
        if let style {
            let read = try StyleImport(path: style)
            guide.boundaries += read.boundaries
            Self.say(read)
        }
        let verifier = try Self.verifier(arguments)
        do {
            checker = try Checker(guide, verifier: verifier)
            for conflict in try guide.conflicts() { texteval.say("note: \(conflict.sentenceForPeople)") }
        } catch {
            throw Refusal(message: "\(name ?? style ?? ""): \(error).")
        }
        networks = try (arguments["--networks"] ?? "").split(separator: ",").map { name in
            guard let network = Network(rawValue: String(name)) else {
                let known = Network.allCases.map(\.rawValue).joined(separator: ", ")
                throw Refusal(message: "There is no network \(name): \(known).", status: 2)
            }
            return network
        }
    }

    private static func verifier(_ arguments: Arguments) throws -> Verifier? {
        switch arguments["--verifier"] ?? "no" {
        case "yes": try TextTables.verifier()
        case "no": nil
        default: throw Refusal(message: "--verifier needs yes or no.", status: 2)
        }
    }

    private static func guide(_ name: String) throws -> Guide {
        guard let bytes = FileManager.default.contents(atPath: name) else {
            throw Refusal(message: "\(name) cannot be read.")
        }
        return try GuideFile(String(decoding: bytes, as: UTF8.self), name: name).guide
    }

    private static func say(_ style: StyleImport) {
        for one in style.leftOut { texteval.say("left out: \(one.rule), line \(one.line): \(one.reason)") }
        texteval.say("\(style.boundaries.count) rules from \(style.files) files; \(style.leftOut.count) left out.")
    }

    func item(_ line: Substring) -> String { String(line) }

    func answer(_ draft: String) -> [Finding] { checker.check(draft, networks: networks, at: now) }

    func printed(_ findings: [Finding], for draft: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: (try? encoder.encode(findings)) ?? Data("[]".utf8), as: UTF8.self)
    }
}

extension GuideConflict {
    fileprivate var sentenceForPeople: String {
        let relation =
            switch kind {
            case .covers: "makes “\(other)” needless"
            case .overlaps: "overlaps with “\(other)”"
            case .contradicts: "flags what “\(other)” has to allow"
            case .flagsInstead: "flags what “\(other)” says instead"
            case .flagsMessage: "flags the message “\(other)”"
            case .flagsFact: "flags the fact \(other)"
            }
        return "“\(rule)” \(relation): \(sentence)"
    }
}
