import Foundation
import TextEngine

/// `check`: one draft a line, held against a playbook; a list of findings as JSON.
struct CheckEvaluation: Evaluation {
    let checker: Checker
    let networks: [Network]
    private let now = Int64(Date().timeIntervalSince1970 * 1000)

    static func run(_ words: ArraySlice<String>) throws {
        let arguments = try Arguments(words, options: ["--guide", "--marked", "--networks"])
        if let marked = arguments["--marked"] {
            return try MarkedCheck.run(file: marked, guides: try arguments.required("--guide"))
        }
        try Runner(arguments: arguments).run(CheckEvaluation(arguments))
    }

    init(_ arguments: Arguments) throws {
        let name = try arguments.required("--guide")
        guard let bytes = FileManager.default.contents(atPath: name) else {
            throw Refusal(message: "\(name) cannot be read.")
        }
        let guide = try GuideFile(String(decoding: bytes, as: UTF8.self), name: name).guide
        do {
            checker = try Checker(guide)
        } catch {
            throw Refusal(message: "\(name): \(error).")
        }
        networks = try (arguments["--networks"] ?? "").split(separator: ",").map { name in
            guard let network = Network(rawValue: String(name)) else {
                let known = Network.allCases.map(\.rawValue).joined(separator: ", ")
                throw Refusal(message: "There is no network \(name): \(known).", status: 2)
            }
            return network
        }
    }

    func item(_ line: Substring) -> String { String(line) }

    func answer(_ draft: String) -> [Finding] { checker.check(draft, networks: networks, at: now) }

    func printed(_ findings: [Finding], for draft: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: (try? encoder.encode(findings)) ?? Data("[]".utf8), as: UTF8.self)
    }
}
