import Platform
import Situation

/// Adds a picture that the text of a course can name from then on.
///
/// - Returns: the name.
package func addPicture(
    _ file: Upload, to slug: String, by writer: ID<Person>, in tx: Transaction
) throws -> Result<String, Problems> {
    guard try WrittenCourse.get(slug, in: tx).draft != nil else { throw Refusal.notFound }
    let picture: PictureFile
    do throws(PictureFile.Fault) { picture = try PictureFile(file.bytes) } catch {
        return .failure(Problems([Problem("picture", error.sentence)]))
    }
    let there = try CoursePicture.all(of: slug, in: tx)
    guard there.count < CoursePicture.most else {
        return .failure(Problems([Problem("picture", "A course has at most \(CoursePicture.most) pictures.")]))
    }
    let name = CoursePicture.name(of: file.name, picture.kind)
    if let same = there.first(where: { $0.name == name }) {
        if same.digest == picture.digest { return .success(name) }
        return .failure(
            Problems([
                Problem(
                    "picture",
                    "“\(name)” is another picture already. Give the file another name, so that nothing changes unseen.")
            ]))
    }
    _ = try CoursePicture.insert(name, picture, into: slug, by: writer, in: tx)
    return .success(name)
}

/// What no version has ever shown can go.
package func removePicture(_ name: String, of slug: String, in tx: Transaction) throws -> [Problem] {
    _ = try WrittenCourse.get(slug, in: tx)
    guard try !WrittenVersion.all(slug, in: tx).contains(where: { $0.text.contains(name) }) else {
        return [Problem("", "A published version shows this picture, so it stays. Leave it out of the text.")]
    }
    try CoursePicture.delete(name, of: slug, in: tx)
    return []
}
