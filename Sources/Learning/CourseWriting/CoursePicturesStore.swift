import Foundation
import Platform
import Situation

extension CoursePicture: RowDecodable {
    package init(row: Row) throws {
        name = try row["name"]
        kind = PictureFile.Kind(rawValue: try row["kind"]) ?? .png
        width = try row["width"]
        height = try row["height"]
        digest = try row["content"]
    }

    /// By name.
    static func all(of course: String, in tx: Transaction) throws -> [CoursePicture] {
        try tx.all(
            CoursePicture.self,
            "SELECT name, kind, width, height, content FROM course_pictures WHERE course = \(course) ORDER BY name")
    }

    /// Its bytes, by what it can be told by.
    static func file(_ digest: String, of course: String, in tx: Transaction) throws -> (PictureFile.Kind, [UInt8])? {
        guard
            let row = try tx.first(
                "SELECT kind, data FROM course_pictures WHERE course = \(course) AND content = \(digest) LIMIT 1"),
            let kind = PictureFile.Kind(rawValue: try row["kind"]), let data = Data(base64Encoded: try row["data"])
        else { return nil }
        return (kind, Array(data))
    }

    /// In base 64, so that exports have it.
    ///
    /// - Returns: false when the name means a picture already.
    static func insert(
        _ name: String, _ file: PictureFile, into course: String, by person: ID<Person>, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO course_pictures (course, name, content, kind, width, height, data, added_at, added_by)
            VALUES (\(course), \(name), \(file.digest), \(file.kind.rawValue), \(file.width), \(file.height),
                \(Data(file.bytes).base64EncodedString()), \(tx.now), \(person))
            ON CONFLICT DO NOTHING
            """) > 0
    }

    static func delete(_ name: String, of course: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM course_pictures WHERE course = \(course) AND name = \(name)")
    }
}
