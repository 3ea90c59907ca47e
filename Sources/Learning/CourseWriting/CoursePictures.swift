import Foundation
import Platform
import Situation

/// A picture that the text of a course can name.
package struct CoursePicture: Sendable, Equatable {
    package let name: String
    package let kind: PictureFile.Kind
    package let width: Int
    package let height: Int
    /// What it is fetched by: another picture has another address.
    package let digest: String

    init(_ name: String, _ file: PictureFile) {
        self.name = name
        kind = file.kind
        width = file.width
        height = file.height
        digest = file.digest
    }

    static func isName(_ name: String) -> Bool {
        name.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,59}\.(png|jpg|webp)/) != nil
    }

    /// What a file that somebody brings is called in a text: `IMG 12.JPEG` is `img-12.jpg`.
    static func name(of file: String, _ kind: PictureFile.Kind) -> String {
        let stem = file.split(whereSeparator: { "/\\".contains($0) }).last?.prefix { $0 != "." } ?? ""
        let name = courseName(of: String(stem))
        return "\(name.isEmpty ? "picture" : name).\(kind.ending)"
    }
}

/// As a lesson or a question shows it.
package struct PictureShown: Sendable, Equatable {
    let picture: CoursePicture
    /// What somebody who does not see it should know.
    let alternative: String
    /// What everybody reads below it; empty when it speaks for itself.
    let caption: String

    func html(in course: String) -> HTML {
        """
        <figure class="course-picture"><img src="/courses/\(course)/pictures/\(picture.digest)" alt="\(alternative)" \
        width="\(picture.width)" height="\(picture.height)" loading="lazy">\
        \(if: !caption.isEmpty, "<figcaption class=\"small soft\">\(caption)</figcaption>")</figure>
        """
    }
}

/// Those that came in the folder beside a file.
struct PictureFolder: Sendable {
    private(set) var pictures: [String: CoursePicture] = [:]
    private(set) var files: [String: PictureFile] = [:]
    private(set) var faults: [Playbook.Fault] = []

    /// The files in the folder that has the name of a course.
    static func files(beside course: String) -> [String] {
        let folder = URL(fileURLWithPath: course).deletingPathExtension().path()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().prefix(CoursePicture.most).map { folder + "/" + $0 }
    }

    init(beside course: String) {
        for path in PictureFolder.files(beside: course) {
            let name = URL(fileURLWithPath: path).lastPathComponent
            let handle = FileHandle(forReadingAtPath: path)
            let data = try? handle?.read(upToCount: PictureFile.heaviest + 1)
            try? handle?.close()
            do throws(PictureFile.Fault) {
                guard CoursePicture.isName(name) else { throw .unknown }
                let file = try PictureFile(Array(data ?? Data()))
                pictures[name] = CoursePicture(name, file)
                files[file.digest] = file
            } catch {
                let sentence = Words(now: Instant(milliseconds: 0))(error.sentence)
                faults.append(Playbook.Fault(file: path, line: 1, sentence: sentence))
            }
        }
    }
}

extension CoursePicture {
    /// How many a course has at most.
    static let most = 60
}

extension PictureFile.Fault {
    var sentence: Sentence {
        let (kilobytes, side) = (PictureFile.heaviest / 1024, PictureFile.longest)
        return switch self {
        case .unknown: "This is no whole PNG, JPEG or WebP picture."
        case .moving: "Pictures that move cannot be stopped by who reads. Bring one that stands still."
        case .tooHeavy: "A picture has at most \(kilobytes) kilobytes. Make it smaller first."
        case .tooLarge(let width, let height): "It has \(width) by \(height) pixels; a side has at most \(side)."
        }
    }
}
