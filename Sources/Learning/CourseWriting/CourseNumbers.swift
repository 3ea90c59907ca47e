import Platform
import Situation
import Yams

/// The numbers in the text of a course. People write words; publishing counts.
struct CourseNumbers {
    let version: Int
    let material: Int
    /// The lessons that last changed materially with this version.
    let changed: Set<String>

    /// The text with these numbers in it, whatever stood there. Everything else stays as it was typed, so what comes out
    /// is read again before it counts: a text that is laid out in an uncommon way may not take them.
    func written(into text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let lessons = (try? Yams.compose(yaml: text))?["lessons"]?.sequence.map(Array.init) ?? []
        // From below, so that the lines above stay where they are.
        for lesson in lessons.reversed() {
            guard let id = lesson["id"]?.scalar?.string, changed.contains(id), let mapping = lesson.mapping else {
                continue
            }
            let keys = mapping.map(\.key)
            if let key = keys.first(where: { $0.scalar?.string == "changed" }), let line = key.mark?.line {
                lines.replace(line, key: "changed", with: version)
            } else if let mark = keys.first(where: { $0.scalar?.string == "id" })?.mark, mark.line <= lines.count {
                let indent = String(repeating: " ", count: max(0, mark.column - 1))
                lines.insert("\(indent)changed: \(version)", at: mark.line)
            }
        }
        lines.set("material", material)
        lines.set("version", version)
        return lines.joined(separator: "\n")
    }
}

extension [String] {
    /// - Parameter line: counted from one.
    fileprivate mutating func replace(_ line: Int, key: String, with number: Int) {
        guard indices.contains(line - 1), let place = self[line - 1].firstRange(of: key + ":") else { return }
        self[line - 1] = String(self[line - 1][..<place.lowerBound]) + "\(key): \(number)"
    }

    /// A key of the course itself, in its line or right after the name.
    fileprivate mutating func set(_ key: String, _ number: Int) {
        if let line = firstIndex(where: { $0.hasPrefix(key + ":") }) {
            self[line] = "\(key): \(number)"
        } else {
            insert("\(key): \(number)", at: firstIndex { $0.hasPrefix("course:") }.map { $0 + 1 } ?? 0)
        }
    }
}

/// What one text of a course says that another does not, lesson by lesson.
struct CourseDifference {
    /// Lessons that are new or read differently, or whose questions do, by id.
    let lessons: Set<String>
    /// Whether anything but the numbers is different.
    let isAny: Bool

    init(from old: String, to new: String) {
        let (before, after) = (CourseParts(old), CourseParts(new))
        lessons = Set(after.lessons.keys.filter { after.lessons[$0] != before.lessons[$0] })
        isAny = before.lessons != after.lessons || before.head != after.head
    }
}

private struct CourseParts {
    var lessons: [String: [Node]] = [:]
    var head: [String: Node] = [:]

    init(_ text: String) {
        guard let root = try? Yams.compose(yaml: text) else { return }
        let numbers: Set = ["version", "material", "lessons", "questions"]
        for (key, value) in root.mapping ?? [:] {
            if let name = key.scalar?.string, !numbers.contains(name) { head[name] = value }
        }
        let lessonNodes = root["lessons"]?.sequence.map(Array.init) ?? []
        head["lessons"] = Node(lessonNodes.compactMap { $0["id"] })
        for lesson in lessonNodes {
            guard let id = lesson["id"]?.scalar?.string else { continue }
            lessons[id] = (lesson.mapping ?? [:]).filter { $0.key.scalar?.string != "changed" }
                .flatMap { [$0.key, $0.value] }
        }
        for question in root["questions"]?.sequence.map(Array.init) ?? [] {
            lessons[question["lesson"]?.scalar?.string ?? "", default: []].append(question)
        }
    }
}
