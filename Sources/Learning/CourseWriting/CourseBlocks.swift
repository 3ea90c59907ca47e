import Platform
import Situation
import Yams

/// The text of a course as lines, lesson by lesson and question by question, so that some can be taken from another text
/// and everything else stays as somebody typed it.
struct CourseBlocks {
    struct Block {
        let id: String
        /// The lesson that it is or belongs to.
        let lesson: String
        /// Of a lesson.
        let title: String
        let lines: [String]
    }

    let head: [String]
    let lessons: [Block]
    let questions: [Block]

    /// Nil when it is laid out otherwise: first what is said of the whole, then `lessons`, then `questions`.
    init?(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let root = try? Yams.compose(yaml: text), let lessons = root["lessons"]?.sequence.map(Array.init),
            let questions = root["questions"]?.sequence.map(Array.init),
            let first = lines.firstIndex(where: { $0.hasPrefix("lessons:") }),
            let second = lines.firstIndex(where: { $0.hasPrefix("questions:") }), first < second
        else { return nil }
        let rest = lines[(second + 1)...].firstIndex { $0.first.map { $0.isLetter } ?? false } ?? lines.endIndex
        guard rest == lines.endIndex else { return nil }
        func blocks(_ nodes: [Node], _ key: String, until end: Int) -> [Block]? {
            let starts = nodes.compactMap { $0.mark?.line }.map { $0 - 1 }
            guard starts.count == nodes.count, Set(starts).count == starts.count else { return nil }
            return nodes.indices.map { index in
                let next = index + 1 < starts.count ? starts[index + 1] : end
                return Block(
                    id: nodes[index]["id"]?.scalar?.string ?? "", lesson: nodes[index][key]?.scalar?.string ?? "",
                    title: nodes[index]["title"]?.scalar?.string ?? "",
                    lines: Array(lines[starts[index]..<max(starts[index], next)]))
            }
        }
        guard let lessonBlocks = blocks(lessons, "id", until: second),
            let questionBlocks = blocks(questions, "lesson", until: lines.endIndex)
        else { return nil }
        head = Array(lines[..<first])
        self.lessons = lessonBlocks
        self.questions = questionBlocks
    }

    /// Under names that nothing else in a course made of guidance has, and set in as that is.
    var asAdded: CourseBlocks {
        CourseBlocks(
            head: head, lessons: lessons.map { $0.renamed(["id"]) },
            questions: questions.map { $0.renamed(["id", "lesson", "pool"]) })
    }

    private init(head: [String], lessons: [Block], questions: [Block]) {
        (self.head, self.lessons, self.questions) = (head, lessons, questions)
    }

    /// These lessons and their questions as the other text has them; what it does not have goes.
    func taking(_ ids: Set<String>, from other: CourseBlocks) -> String {
        var (newLessons, newQuestions) = (lessons, questions.filter { !ids.contains($0.lesson) })
        newLessons = newLessons.compactMap { mine in
            ids.contains(mine.id) ? other.lessons.first { $0.id == mine.id } : mine
        }
        newLessons += other.lessons.filter { theirs in
            ids.contains(theirs.id) && !lessons.contains { $0.id == theirs.id }
        }
        newQuestions += other.questions.filter { ids.contains($0.lesson) }
        func body(_ blocks: [Block]) -> [String] {
            blocks.flatMap { block in block.lines.filter { !$0.allSatisfy(\.isWhitespace) || block.lines.count > 1 } }
        }
        return (head + ["lessons:"] + body(newLessons) + ["questions:"] + body(newQuestions)).joined(separator: "\n")
            .trimmed + "\n"
    }
}

extension CourseBlocks.Block {
    var text: String { lines.joined(separator: "\n") }

    /// - Parameter keys: whose values get a sign that they are added, where each first stands.
    fileprivate func renamed(_ keys: [String]) -> CourseBlocks.Block {
        let indent = lines.first?.prefix { $0 == " " }.count ?? 0
        let typed = lines
        var lines: [String] = typed.map { line in
            let isSetIn = line.prefix(indent).allSatisfy { $0 == " " }
            return line.isEmpty ? line : "  \(isSetIn ? line.dropFirst(indent) : line[...])"
        }
        while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
        for key in keys {
            let sign = "\(key): "
            let place = lines.firstIndex { line in
                line.trimmed.hasPrefix(sign) || line.trimmed.hasPrefix("- \(sign)") || line.contains("{\(sign)")
                    || line.contains(", \(sign)")
            }
            guard let place, let range = lines[place].firstRange(of: sign) else { continue }
            lines[place].replaceSubrange(range, with: sign + "a-")
        }
        return CourseBlocks.Block(id: "a-\(id)", lesson: "a-\(lesson)", title: title, lines: lines)
    }
}
