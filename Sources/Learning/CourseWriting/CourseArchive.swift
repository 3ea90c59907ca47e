import Foundation
import Platform
import Situation

/// A course to take along or to bring: its text and its pictures in one archive; or its text alone.
package struct CourseArchive: Sendable {
    package let text: String
    package let pictures: [String: PictureFile]

    /// Bytes of the archive as it comes.
    package static let heaviest = 12 << 20
    private static let limits = ZipFile.Limits(
        entries: CoursePicture.most + 20, entry: PictureFile.heaviest, whole: heaviest)

    package init(_ text: String, _ pictures: [String: PictureFile]) {
        self.text = text
        self.pictures = pictures
    }

    package init(_ bytes: [UInt8]) throws(Problems) {
        guard bytes.starts(with: "PK".utf8) else {
            guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else {
                throw Problems([Problem("archive", "This is neither an archive nor a text.")])
            }
            self.init(text.replacing("\r\n", with: "\n"), [:])
            return
        }
        let file: ZipFile
        do throws(ZipFile.Fault) { file = try ZipFile(bytes, CourseArchive.limits) } catch {
            throw Problems([Problem("archive", error.sentence)])
        }
        var (texts, pictures, problems): ([String], [String: PictureFile], [Problem]) = ([], [:], [])
        // What systems put beside the files that one has packed is nobody’s picture.
        for entry in file.entries where !entry.name.hasPrefix("__MACOSX/") {
            let name = entry.name.split(separator: "/").last.map(String.init) ?? ""
            if name.hasSuffix(".yaml"), let text = String(validating: entry.bytes, as: UTF8.self) {
                texts.append(text.replacing("\r\n", with: "\n").replacing("\0", with: ""))
            } else if CoursePicture.isName(name), pictures[name] == nil {
                do throws(PictureFile.Fault) { pictures[name] = try PictureFile(entry.bytes) } catch {
                    problems.append(Problem("archive", "\(entry.name): \(error.sentence)"))
                }
            } else if !name.hasPrefix(".") {
                problems.append(
                    Problem("archive", "“\(entry.name)” is neither the text of a course nor a picture of it."))
            }
        }
        if texts.count != 1 {
            problems.append(Problem("archive", "There should be one text in it, such as course.yaml."))
        }
        guard problems.isEmpty, let text = texts.first else { throw Problems(problems) }
        self.init(text, pictures)
    }

    package var bytes: [UInt8] {
        ZipFile(
            [ZipFile.Entry("course.yaml", Array(text.utf8))]
                + pictures.sorted { $0.key < $1.key }.map { ZipFile.Entry("pictures/\($0.key)", $0.value.bytes) }
        ).bytes
    }
}

extension ZipFile.Fault {
    var sentence: Sentence {
        switch self {
        case .unreadable: "The archive is broken, or of a kind that we do not read."
        case .tooMany: "There are too many files in the archive."
        case .tooMuch: "There is too much in the archive."
        case .name(let name): "“\(name)” cannot be the name of a file in it."
        }
    }
}

/// Opens what somebody brings as a draft, when it reads without problems; before that nothing of it is kept.
///
/// - Returns: the name of the course.
package func bringCourse(
    _ archive: CourseArchive, by writer: ID<Person>, house: House, in tx: Transaction
) throws -> Result<String, Problems> {
    let (shelf, text) = (house.courses, archive.text)
    guard text.utf8.count <= WrittenCourse.longest, archive.pictures.count <= CoursePicture.most else {
        return .failure(Problems([Problem("archive", "There is too much in the archive.")]))
    }
    let course: Course
    do throws(Playbook.Faults) {
        let pictures = archive.pictures.map { ($0.key, CoursePicture($0.key, $0.value)) }
        course = try shelf.read(text, named: "course.yaml", Dictionary(uniqueKeysWithValues: pictures))
    } catch {
        return .failure(Problems(error.all.prefix(30).map { Problem("archive", Learning.sentence($0)) }))
    }
    let there = try shelf.pictures(of: course.slug, in: tx)
    let others = archive.pictures.filter { name, file in there[name].map { $0.digest != file.digest } ?? false }
    guard others.isEmpty else {
        return .failure(
            Problems(
                others.keys.sorted().map {
                    Problem(
                        "archive", "This course has another picture “\($0)”. Give the one that you bring another name.")
                }))
    }
    guard try WrittenCourse.open(course.slug, text, by: writer, in: tx) else {
        return .failure(
            Problems([Problem("archive", "A draft of “\(course.title)” is open here. Publish it or drop it first.")]))
    }
    for (name, file) in archive.pictures {
        _ = try CoursePicture.insert(name, file, into: course.slug, by: writer, in: tx)
    }
    return .success(course.slug)
}

/// The draft, or what stands where none is open, with the pictures that it names.
func takeCourseAlong(_ slug: String, _ shelf: CourseShelf, in tx: Transaction) throws -> CourseArchive {
    let shown = try CourseEditing.find(slug, shelf, in: tx)
    return try takeAlong(shown.text, of: slug, shelf, in: tx)
}

/// As it stands for those who take it.
func takeCourseAlong(_ course: Course, _ shelf: CourseShelf, in tx: Transaction) throws -> CourseArchive {
    try takeAlong(course.text, of: course.slug, shelf, in: tx)
}

private func takeAlong(
    _ text: String, of slug: String, _ shelf: CourseShelf, in tx: Transaction
) throws -> CourseArchive {
    var pictures: [String: PictureFile] = [:]
    for picture in try shelf.pictures(of: slug, in: tx).values where text.contains(picture.name) {
        if let file = shelf.file(picture.digest, of: slug) {
            pictures[picture.name] = file
        } else if let (_, bytes) = try CoursePicture.file(picture.digest, of: slug, in: tx) {
            pictures[picture.name] = try? PictureFile(bytes)
        }
    }
    return CourseArchive(text, pictures)
}
