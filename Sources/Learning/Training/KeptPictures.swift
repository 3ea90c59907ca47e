import Foundation
import Platform
import Situation

/// A picture that lay beside the file of a course when somebody began it. In the folder it may go or become another one;
/// what was begun goes on with what it showed.
enum KeptPicture {
    /// Keeps what the text names and a folder has; what was brought in the browser stays where it is.
    ///
    /// - Returns: which they are, a line for each.
    static func keep(of course: Course, _ shelf: CourseShelf, in tx: Transaction) throws -> String {
        let shown = course.lessons.compactMap(\.picture?.picture) + course.questions.compactMap(\.picture?.picture)
        let kept = Dictionary(shown.map { ($0.name, $0) }) { first, _ in first }.compactMapValues { picture in
            shelf.file(picture.digest, of: course.slug)
        }
        for file in kept.values {
            try tx.run(
                """
                INSERT INTO kept_pictures (course, content, kind, data)
                VALUES (\(course.slug), \(file.digest), \(file.kind.rawValue), \(Data(file.bytes).base64EncodedString()))
                ON CONFLICT DO NOTHING
                """)
        }
        return kept.map { "\($0.key) \($0.value.digest)" }.sorted().joined(separator: "\n")
    }

    /// What a former version showed, by name.
    static func all(of course: String, _ version: CourseVersion, in tx: Transaction) throws -> [String: CoursePicture] {
        var pictures: [String: CoursePicture] = [:]
        for line in version.pictures.split(separator: "\n") {
            let (name, digest) = (String(line.prefix { $0 != " " }), String(line.drop { $0 != " " }.dropFirst()))
            guard let (_, bytes) = try file(digest, of: course, in: tx), let file = try? PictureFile(bytes) else {
                continue
            }
            pictures[name] = CoursePicture(name, file)
        }
        return pictures
    }

    static func file(_ digest: String, of course: String, in tx: Transaction) throws -> (PictureFile.Kind, [UInt8])? {
        guard
            let row = try tx.first(
                "SELECT kind, data FROM kept_pictures WHERE course = \(course) AND content = \(digest)"),
            let kind = PictureFile.Kind(rawValue: try row["kind"]), let data = Data(base64Encoded: try row["data"])
        else { return nil }
        return (kind, Array(data))
    }
}
