import HTTPTypes
import NIOCore
import Platform
import Situation

let coursePicturesRoutes: [Route] = [
    Route(.get, "/courses/:course/pictures/:picture", .employee) { try await $0.coursePicture() },
    Route(taking: "/training/writing/:course/pictures", .trainer, limit: 2 * PictureFile.heaviest) { visit in
        let (slug, viewer) = (try visit.slug("course"), visit.viewer.id)
        guard let file = try visit.form().uploads["picture"], !file.bytes.isEmpty else {
            return try await visit.courseEditorPage(problems: [Problem("picture", "Choose a picture first.")])
        }
        switch try await visit.write({ try addPicture(file, to: slug, by: viewer, in: $0) }) {
        case .success: return .see(WrittenCourse.path(slug) + "#pictures")
        case .failure(let problems): return try await visit.courseEditorPage(problems: problems.all)
        }
    },
    Route(.post, "/training/writing/:course/pictures/removal", .trainer) { visit in
        let (slug, name) = (try visit.slug("course"), try visit.form()["name"])
        let problems = try await visit.write { try removePicture(name, of: slug, in: $0) }
        guard problems.isEmpty else { return try await visit.courseEditorPage(problems: problems) }
        return .see(WrittenCourse.path(slug) + "#pictures")
    },
]

extension Visit {
    /// To whoever may see the course: one that is only being written is its writers’.
    fileprivate func coursePicture() async throws -> Answer {
        let (slug, digest, shelf) = (try slug("course"), call.parameters["picture"] ?? "", house.courses)
        let isTrainer = viewer.isTrainer
        let found = try await read { tx -> (kind: PictureFile.Kind, bytes: [UInt8])? in
            let isSeen = try isTrainer || shelf.find(slug, in: tx) != nil || CourseVersion.newest(of: slug, in: tx) > 0
            guard isSeen else { return nil }
            if let file = shelf.file(digest, of: slug) { return (file.kind, file.bytes) }
            let own = try CoursePicture.file(digest, of: slug, in: tx) ?? KeptPicture.file(digest, of: slug, in: tx)
            return own.map { (kind: $0.0, bytes: $0.1) }
        }
        guard let found else { throw Refusal.notFound }
        return Answer(
            .ok,
            headers: [.contentType: found.kind.type, .cacheControl: "private, max-age=31536000, immutable"],
            body: .bytes(ByteBuffer(bytes: found.bytes)))
    }

    func picturesCard(_ shown: CourseEditing, _ filled: Filled) -> HTML {
        """
        <section class="card" id="pictures"><header><h2>\(t("Pictures"))</h2></header>\
        <p>\(t("PNG, JPEG or WebP. Where and with what it was taken is left out. Name it in a lesson or a question, and say what is to be seen for those who do not see it."))</p>\
        \(if: !shown.pictures.isEmpty, "<ul class=\"rows\">\(shown.pictures.map { pictureRow($0, shown) })</ul>")\
        <form method="post" action="\(shown.path)/pictures" enctype="multipart/form-data" class="line">\
        <input type="hidden" name="csrf" value="\(token)"><div class="field"><label for="picture">\(t("A picture"))</label>\
        <input id="picture" name="picture" type="file" accept="image/png,image/jpeg,image/webp"\
        \(attribute: "aria-describedby", filled.problem("picture") == nil ? nil : "picture-problem")>\
        \(filled.problem("picture").map { "<p class=\"problem\" id=\"picture-problem\">\(t($0))</p>" as HTML })</div>\
        \(button(t("Add it")))</form></section>
        """
    }

    private func pictureRow(_ picture: CoursePicture, _ shown: CourseEditing) -> HTML {
        """
        <li class="line"><img class="thumb" src="/courses/\(shown.slug)/pictures/\(picture.digest)" alt="" \
        width="\(picture.width)" height="\(picture.height)" loading="lazy">\
        <pre translate="no">picture: \(picture.name)\nalternative: "…"</pre>\
        <div class="push">\(form(shown.path + "/pictures/removal", token: token) {
            "<input type=\"hidden\" name=\"name\" value=\"\(picture.name)\">\(button(t("Remove \(picture.name)"), class: "small quiet"))"
        })</div></li>
        """
    }
}
