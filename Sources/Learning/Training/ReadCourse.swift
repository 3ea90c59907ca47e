import Crypto
import Foundation
import Platform
import Situation
import Yams

extension Course {
    /// The courses of a folder, and what is wrong with the others.
    package static func all(
        in folder: String, company: String, protecting speech: ProtectedSpeech
    ) -> (good: [Course], bad: [Playbook.Fault]) {
        var good: [Course] = []
        var bad: [Playbook.Fault] = []
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names.sorted() where name.hasSuffix(".yaml") {
            do throws(Playbook.Faults) {
                good.append(try read(file: folder + "/" + name, company: company, protecting: speech))
            } catch { bad += error.all }
        }
        return (good, bad)
    }

    package static func read(
        file: String, company: String, protecting speech: ProtectedSpeech
    ) throws(Playbook.Faults) -> Course {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            var reader = YAMLReader(file: file)
            reader.fault("cannot be read", at: nil)
            throw Playbook.Faults(all: reader.faults)
        }
        let folder = PictureFolder(beside: file)
        guard folder.faults.isEmpty else { throw Playbook.Faults(all: folder.faults) }
        let course = try read(text, file: file, company: company, protecting: speech, pictures: folder.pictures)
        let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
        guard course.slug == name else {
            var reader = YAMLReader(file: file)
            reader.fault("“course” should be the name of the file, “\(name)”", at: nil)
            throw Playbook.Faults(all: reader.faults)
        }
        return course
    }

    /// Every fault with its line, not only the first.
    ///
    /// - Parameters:
    ///   - company: what stands for `{company}`, and how readers know the employer.
    ///   - pictures: those that it can name.
    package static func read(
        _ text: String, file: String, company: String, protecting speech: ProtectedSpeech,
        pictures: [String: CoursePicture] = [:]
    ) throws(Playbook.Faults) -> Course {
        let root = try YAMLReader.root(of: text, file: file)
        var reader = CourseReader(file: file, company: company, speech: speech, pictures: pictures)
        var course = reader.course(root)
        guard reader.yaml.faults.isEmpty else {
            throw Playbook.Faults(all: reader.yaml.faults.sorted { $0.line < $1.line })
        }
        course.text = text
        course.digest = SHA256.hash(data: Data(text.utf8)).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
        return course
    }
}

/// Reads the nodes of a course. What people will read has the company's name in it.
struct CourseReader {
    var yaml: YAMLReader
    let company: String
    let speech: ProtectedSpeech
    let pictures: [String: CoursePicture]

    init(file: String, company: String, speech: ProtectedSpeech, pictures: [String: CoursePicture]) {
        self.pictures = pictures
        yaml = YAMLReader(file: file)
        self.company = company
        self.speech = speech
    }

    mutating func course(_ root: Node) -> Course {
        yaml.known(
            [
                "course", "title", "version", "material", "language", "minutes", "for", "summary", "pass", "valid",
                "lessons", "questions", "draw", "playbook",
            ], in: root)
        var course = Course()
        course.slug = name(root, "course")
        course.title = words(root, "title", atMost: 80)
        course.version = number(root, "version", 1...9999, default: 1)
        course.material = number(root, "material", 1...course.version, default: 1)
        course.language = yaml.text(root, "language", default: "en")
        course.minutes = number(root, "minutes", 1...60)
        course.audience = yaml.choice(root, "for", default: .everyone)
        course.summary = words(root, "summary", atMost: 300)
        course.playbook = root["playbook"] == nil ? "" : name(root, "playbook")
        course.pass = number(root, "pass", 1...100, default: 80)
        course.validMonths = months(root, "valid", default: 12)
        course.lessons = yaml.items(root, "lessons").map { lesson($0, upTo: course.version) }
        let lessons = Set(course.lessons.map(\.id))
        course.questions = yaml.items(root, "questions").map { question($0, lessons: lessons) }
        course.draw = draw(root)
        whole(course, root)
        return course
    }

    private mutating func whole(_ course: Course, _ root: Node) {
        if course.lessons.isEmpty { yaml.fault("“lessons” has none", at: root) }
        if course.questions.isEmpty { yaml.fault("“questions” has none", at: root) }
        for ids in [course.lessons.map(\.id), course.questions.map(\.id)] {
            for (id, same) in Dictionary(grouping: ids, by: { $0 }) where same.count > 1 && !id.isEmpty {
                yaml.fault("“\(id)” is there twice", at: root)
            }
        }
        for (pool, same) in Dictionary(grouping: course.questions, by: \.pool).sorted(by: { $0.key < $1.key })
        where Set(same.map(\.lesson)).count > 1 {
            yaml.fault("the questions of pool “\(pool)” belong to several lessons", at: root)
        }
        for (pool, count) in course.draw.sorted(by: { $0.key < $1.key }) {
            let there = course.questions.count { $0.pool == pool }
            if count > there {
                yaml.fault("“draw” wants \(count) of pool “\(pool)”, which has \(there)", at: root["draw"])
            }
        }
        if course.material > 1, !course.lessons.contains(where: { $0.changed == course.material }) {
            yaml.fault(
                "version \(course.material) is material, but no lesson has “changed: \(course.material)”", at: root)
        }
        for lesson in course.lessons where lesson.changed > 1 {
            if !course.questions.contains(where: { $0.lesson == lesson.id }) {
                yaml.fault("lesson “\(lesson.id)” has changed, and no question asks about it", at: root)
            }
        }
    }

    private mutating func lesson(_ node: Node, upTo version: Int) -> Lesson {
        yaml.known(["id", "title", "text", "examples", "picture", "alternative", "caption", "changed"], in: node)
        let examples = yaml.items(node, "examples").map { example in
            yaml.known(["text", "mark", "because"], in: example)
            let text = words(example, "text", atMost: 600)
            let marks = yaml.texts(example, "mark").map(filled)
            for mark in marks where !text.contains(mark) {
                yaml.fault("“\(mark)” does not stand in the text", at: example["mark"])
            }
            return Lesson.Example(text: text, mark: marks, because: words(example, "because", atMost: 600))
        }
        return Lesson(
            id: name(node, "id"), title: words(node, "title", atMost: 80),
            text: CourseText(words(node, "text", atMost: 2500)), examples: examples, picture: picture(node),
            changed: number(node, "changed", 1...version, default: 1))
    }

    private mutating func draw(_ root: Node) -> [String: Int] {
        var draw: [String: Int] = [:]
        for (key, value) in root["draw"]?.mapping ?? [:] {
            guard let pool = key.scalar?.string, let count = value.int, count > 0 else {
                yaml.fault("“draw” looks like {pool: 3}", at: key)
                continue
            }
            draw[pool] = count
        }
        return draw
    }
}

extension CourseReader {
    func filled(_ text: String) -> String { text.replacing("{company}", with: company) }

    mutating func words(_ node: Node, _ key: String, atMost most: Int, default fallback: String? = nil) -> String {
        let text = filled(yaml.text(node, key, default: fallback))
        if text.isEmpty, fallback == nil, node[key] != nil { yaml.fault("“\(key)” is empty", at: node[key]) }
        if text.count > most {
            yaml.fault("“\(key)” has at most \(most) characters; this has \(text.count)", at: node[key])
        }
        return text
    }

    /// A picture never comes without what it says to those who do not see it.
    mutating func picture(_ node: Node) -> PictureShown? {
        guard ["picture", "alternative", "caption"].contains(where: { node[$0] != nil }) else { return nil }
        let name = yaml.text(node, "picture")
        let alternative = words(node, "alternative", atMost: 300)
        let caption = words(node, "caption", atMost: 160, default: "")
        guard let picture = pictures[name] else {
            if !name.isEmpty { yaml.fault("there is no picture “\(name)”; add it first", at: node["picture"]) }
            return nil
        }
        return PictureShown(picture: picture, alternative: alternative, caption: caption)
    }

    mutating func name(_ node: Node, _ key: String) -> String {
        let text = yaml.text(node, key)
        if !text.isEmpty, text.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,47}/) == nil {
            yaml.fault("“\(key)” is made of small letters, digits and dashes", at: node[key])
        }
        return text
    }

    mutating func number(_ node: Node, _ key: String, _ range: ClosedRange<Int>, default fallback: Int? = nil) -> Int {
        guard let value = node[key] else {
            if fallback == nil { yaml.fault("“\(key)” is missing", at: node) }
            return fallback ?? range.lowerBound
        }
        guard let number = value.int, range.contains(number) else {
            yaml.fault("“\(key)” is a number from \(range.lowerBound) to \(range.upperBound)", at: value)
            return range.lowerBound
        }
        return number
    }

    /// `12 months`
    private mutating func months(_ node: Node, _ key: String, default fallback: Int) -> Int {
        guard let value = node[key] else { return fallback }
        guard let match = (value.scalar?.string ?? "").wholeMatch(of: /([0-9]{1,2}) months?/),
            let months = Int(match.1),
            (1...36).contains(months)
        else {
            yaml.fault("“\(key)” should look like 12 months, at most 36", at: value)
            return fallback
        }
        return months
    }
}
