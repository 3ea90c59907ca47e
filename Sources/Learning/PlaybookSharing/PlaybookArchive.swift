import Foundation
import Platform
import Situation

/// A playbook to take along or to bring: its text, its drills and the courses that belong to it, in one archive; or its
/// text alone.
package struct PlaybookArchive: Sendable {
    package struct File: Sendable {
        package let name: String
        package let text: String
    }

    package var text: String
    package var drills: [File] = []
    package var courses: [File] = []
    /// Of each course, by its name.
    package var pictures: [String: [String: PictureFile]] = [:]
    /// What is in it, in words, with what those who wrote it say about its use.
    package var about = ""
    /// The versions that it knows of, newest first: from which of them somebody else’s words were made.
    package var versions: [String] = []

    /// Bytes of the archive as it comes.
    package static let heaviest = 12 << 20
    package static let longestText = 400_000
    package static let longestAbout = 4_000
    private static let limits = ZipFile.Limits(
        entries: CoursePicture.most + 40, entry: PictureFile.heaviest, whole: heaviest)

    package init(_ text: String) { self.text = text }

    package init(_ bytes: [UInt8]) throws(Problems) {
        guard !bytes.isEmpty else { throw Problems([Problem("archive", "Choose a file first.")]) }
        guard bytes.starts(with: "PK".utf8) else {
            guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else {
                throw Problems([Problem("archive", "This is neither an archive nor a text.")])
            }
            self.init(text.oneLineEnd)
            try fits()
            return
        }
        let file: ZipFile
        do throws(ZipFile.Fault) { file = try ZipFile(bytes, PlaybookArchive.limits) } catch {
            throw Problems([Problem("archive", error.sentence)])
        }
        self.init("")
        var (texts, problems): ([String], [Problem]) = ([], [])
        // What systems put beside the files that one has packed is nobody’s.
        for entry in file.entries where !entry.name.hasPrefix("__MACOSX/") {
            do throws(Problems) { texts += try take(entry) } catch { problems += error.all }
        }
        if texts.count != 1 {
            problems.append(
                Problem(
                    "archive", "There should be one playbook in it, a text such as storm.yaml outside of its folders."))
        }
        guard problems.isEmpty, let text = texts.first else { throw Problems(problems) }
        self.text = text
        try fits()
    }

    /// - Returns: the text of a playbook, if it is one.
    private mutating func take(_ entry: ZipFile.Entry) throws(Problems) -> [String] {
        let path = entry.name.split(separator: "/").map(String.init)
        let name = path.last ?? ""
        let folder = path.dropLast().last ?? ""
        if name.hasPrefix(".") { return [] }
        if name.hasSuffix(".yaml") || name == "ABOUT.txt" || name == "versions.txt" {
            guard let text = String(validating: entry.bytes, as: UTF8.self), !text.utf8.contains(0) else {
                throw Problems([Problem("archive", "“\(entry.name)” is not a text in UTF-8.")])
            }
            switch (name, folder) {
            case ("ABOUT.txt", _): about = String(text.oneLineEnd.prefix(PlaybookArchive.longestAbout))
            case ("versions.txt", _):
                versions = text.split(whereSeparator: \.isNewline).prefix(200).map(String.init)
            case (_, "drills"): drills.append(File(name: name, text: text.oneLineEnd))
            case (_, "courses"): courses.append(File(name: name, text: text.oneLineEnd))
            default: return [text.oneLineEnd]
            }
            return []
        }
        guard path.dropLast(2).last == "courses", CoursePicture.isName(name) else {
            throw Problems([
                Problem("archive", "“\(entry.name)” is no playbook, no drill, no course and no picture of one.")
            ])
        }
        do throws(PictureFile.Fault) { pictures[folder, default: [:]][name] = try PictureFile(entry.bytes) } catch {
            throw Problems([Problem("archive", "\(entry.name): \(error.sentence)")])
        }
        return []
    }

    private func fits() throws(Problems) {
        let isShort = text.utf8.count <= PlaybookArchive.longestText
        let areShort = (drills + courses).allSatisfy { $0.text.utf8.count <= WrittenCourse.longest }
        guard isShort, areShort, drills.count <= 20, courses.count <= 5 else {
            throw Problems([Problem("archive", "There is too much in the archive.")])
        }
    }

    package func bytes(named slug: String) -> [UInt8] {
        func entry(_ name: String, _ text: String) -> ZipFile.Entry { ZipFile.Entry(name, Array(text.utf8)) }
        let shown = courses.flatMap { course -> [ZipFile.Entry] in
            let name = String(course.name.dropLast(".yaml".count))
            return [entry("courses/\(course.name)", course.text)]
                + (pictures[name] ?? [:]).sorted { $0.key < $1.key }.map {
                    ZipFile.Entry("courses/\(name)/\($0.key)", $0.value.bytes)
                }
        }
        return ZipFile(
            [entry("ABOUT.txt", about), entry("\(slug).yaml", text)]
                + drills.map { entry("drills/\($0.name)", $0.text) } + shown
                + [entry("versions.txt", versions.map { $0 + "\n" }.joined())]
        ).bytes
    }
}

extension String {
    fileprivate var oneLineEnd: String { replacing("\r\n", with: "\n") }
}
