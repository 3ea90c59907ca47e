import Foundation
import HTTPTypes
import Platform
import Situation
import Voice

/// Bytes, in base 64.
package struct BytesJSON: Shaped, Equatable {
    package static let shape = Shape.string(format: "byte")

    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    package static func sample() -> BytesJSON { BytesJSON([]) }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let data = Data(base64Encoded: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no base 64")
        }
        bytes = Array(data)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Data(bytes).base64EncodedString())
    }

    /// How long a text becomes that holds so many bytes, with what stands around it.
    static func limit(_ bytes: Int) -> Int { bytes / 3 * 4 + 4096 }
}

package struct CoursePictureJSON: Codable, Sendable {
    /// What a text calls it.
    let name: String
    let width: Int
    let height: Int
    /// A digest of its bytes.
    let content: String

    fileprivate init(_ picture: CoursePicture) {
        name = picture.name
        width = picture.width
        height = picture.height
        content = picture.digest
    }
}

package struct CoursePictureFileJSON: Codable, Sendable {
    /// The name of the file, of which the name in texts is made.
    let file: String
    let data: BytesJSON
}

package struct CoursePictureNameJSON: Codable, Sendable {
    let name: String
}

let coursePicturesOperations: [APIOperation] = [
    .list("/courses/:course/pictures", .trainer, "listCoursePictures", "Pictures that a course’s text can name") {
        visit, page, tx in
        let shown = try CourseEditing.find(visit.slug("course"), visit.house.courses, in: tx)
        return page.listing(whole: shown.pictures, place: \.digest, CoursePictureJSON.init)
    },
    .act(
        .post, "/courses/:course/pictures", .trainer, .run, "addCoursePicture",
        "Add a picture to the draft of a course: PNG, JPEG or WebP, without where it was taken", status: .created
    ) { (visit, body: CoursePictureFileJSON, tx) in
        let upload = Upload(name: body.file, bytes: body.data.bytes)
        let result = try addPicture(upload, to: visit.slug("course"), by: visit.viewer.id, in: tx)
        return CoursePictureNameJSON(name: try result.get())
    }.taking(atMost: BytesJSON.limit(PictureFile.heaviest)),
    .act(
        .delete, "/courses/:course/pictures/:picture", .trainer, .run, "removeCoursePicture",
        "Remove a picture that no published version shows"
    ) { (visit, _: NoBodyJSON, tx) in
        let (slug, name) = (try visit.slug("course"), visit.call.parameters["picture"] ?? "")
        guard try CoursePicture.all(of: slug, in: tx).contains(where: { $0.name == name }) else {
            throw Refusal.notFound
        }
        try removePicture(name, of: slug, in: tx).orThrow()
        return NoReplyJSON()
    },
]
