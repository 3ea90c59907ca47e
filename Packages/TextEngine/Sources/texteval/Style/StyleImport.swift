import Foundation
import TextEngine

/// A Vale style as boundaries: `existence`, `substitution`, `occurrence`, `repetition` and `conditional`. What cannot be
/// said in pattern lines is listed with the reason, rule by rule and token by token.
struct StyleImport {
    struct LeftOut: Equatable {
        /// The file's name, without its ending: the rule.
        let rule: String
        let line: Int
        let reason: String
    }

    private(set) var boundaries: [Boundary] = []
    private(set) var leftOut: [LeftOut] = []
    private(set) var files = 0

    /// - Parameter path: a folder, with all `.yml` and `.yaml` files in and below it, or one file
    init(path: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Refusal(message: "\(path) cannot be read.")
        }
        let inside =
            isFolder.boolValue ? FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } : nil
        let names = (inside ?? []).filter { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") }.sorted()
        for file in isFolder.boolValue ? names.map({ "\(path)/\($0)" }) : [path] {
            guard let bytes = FileManager.default.contents(atPath: file) else {
                throw Refusal(message: "\(file) cannot be read.")
            }
            add(String(decoding: bytes, as: UTF8.self), rule: Self.name(of: file))
        }
        if files == 0 { throw Refusal(message: "\(path) has no rule: .yml or .yaml.") }
    }

    init(_ text: String, rule: String) { add(text, rule: rule) }

    /// `Style.Rule`, as Vale calls it.
    private static func name(of file: String) -> String {
        let url = URL(fileURLWithPath: file)
        return url.deletingLastPathComponent().lastPathComponent + "." + url.deletingPathExtension().lastPathComponent
    }

    private mutating func add(_ text: String, rule name: String) {
        files += 1
        do throws(YAMLFault) {
            let rule = try StyleRule(try YAMLReader.read(text), name: name)
            let read = try rule.read()
            leftOut += read.leftOut.map { LeftOut(rule: name, line: $0.line, reason: $0.reason) }
            for boundary in read.boundaries {
                // A line that patterns refuse must not cost the rest of the style.
                do {
                    _ = try Checker(Guide(boundaries: [boundary]))
                    boundaries.append(boundary)
                } catch {
                    leftOut.append(LeftOut(rule: name, line: 1, reason: "“\(boundary.id)” is no pattern: \(error)"))
                }
            }
        } catch {
            leftOut.append(LeftOut(rule: name, line: error.line, reason: error.reason))
        }
    }
}
