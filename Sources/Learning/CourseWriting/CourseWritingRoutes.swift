import HTTPTypes
import Platform
import Situation

let courseWritingRoutes: [Route] = [
    Route(.get, "/training/writing", .trainer) { try await $0.writingPage() },
    Route(.post, "/training/writing", .trainer) { visit in
        let (form, viewer, house) = (try visit.form(), visit.viewer.id, visit.house)
        let result = try await visit.write { try beginWriting(form["title"], by: viewer, house: house, in: $0) }
        switch result {
        case .success(let slug): return .see(WrittenCourse.path(slug))
        case .failure(let problems): return try await visit.writingPage(Filled(form, problems: problems.all))
        }
    },
    Route(taking: "/training/archives", .trainer, limit: CourseArchive.heaviest + 1 << 16) { visit in
        let (form, viewer, house) = (try visit.form(), visit.viewer.id, visit.house)
        let archive: CourseArchive
        do throws(Problems) { archive = try CourseArchive(form.uploads["archive"]?.bytes ?? []) } catch {
            return try await visit.writingPage(Filled(problems: error.all))
        }
        switch try await visit.write({ try bringCourse(archive, by: viewer, house: house, in: $0) }) {
        case .success(let slug): return .see(WrittenCourse.path(slug))
        case .failure(let problems): return try await visit.writingPage(Filled(problems: problems.all))
        }
    },
    Route(.get, "/training/writing/:course/file", .trainer) { visit in
        let (slug, shelf) = (try visit.slug("course"), visit.house.courses)
        let archive = try await visit.read { try takeCourseAlong(slug, shelf, in: $0) }
        return .download(archive.bytes, named: "\(slug).zip", type: "application/zip")
    },
    Route(.get, "/training/writing/:course", .trainer) { try await $0.courseEditorPage() },
    Route(.post, "/training/writing/:course", .trainer) { try await $0.saveThisCourse() },
    Route(.post, "/training/writing/:course/draft", .trainer) { try await $0.saveWhileTyping() },
    Route(asking: .post, "/training/writing/:course/check", .trainer, pace: .checks) { visit, tx in
        let (typed, slug): (TypedCourse, String) = (try visit.json(), try visit.slug("course"))
        let pictures = try visit.house.courses.pictures(of: slug, in: tx)
        return .json(["html": .markup(visit.readingOf(typed.text, slug, pictures))])
    },
    Route(.post, "/training/writing/:course/opening", .trainer) { visit in
        let (slug, viewer, house) = (try visit.slug("course"), visit.viewer.id, visit.house)
        try await visit.write { try openCourseDraft(slug, by: viewer, house: house, in: $0) }
        return .see(WrittenCourse.path(slug))
    },
    Route(.post, "/training/writing/:course/drop", .trainer) { visit in
        let slug = try visit.slug("course")
        try await visit.write { try dropCourseDraft(slug, in: $0) }
        return .see("/training/writing", .deleted)
    },
    Route(.post, "/training/writing/:course/withdrawal", .trainer) { visit in
        let (slug, viewer) = (try visit.slug("course"), visit.viewer.id)
        try await visit.write { try withdrawWrittenCourse(slug, by: viewer, in: $0) }
        return .see(WrittenCourse.path(slug), .takenBack)
    },
    Route(.post, "/training/writing/:course/versions", .trainer) { visit in
        let (slug, form, viewer) = (try visit.slug("course"), try visit.form(), visit.viewer.id)
        let version = form.number("version") ?? 0
        let problems = try await visit.write { try takeUpVersion(version, of: slug, by: viewer, in: $0) }
        guard problems.isEmpty else { return try await visit.courseEditorPage(problems: problems) }
        return .see(WrittenCourse.path(slug))
    },
    Route(.get, "/training/writing/:course/publication", .trainer) { try await $0.publicationPage() },
    Route(.post, "/training/writing/:course/publication", .trainer) { try await $0.publishThisCourse() },
    Route(.get, "/training/writing/:course/preview/:step", .trainer) { try await $0.previewPage() },
    Route(.post, "/training/writing/:course/preview/:step", .trainer) { try await $0.previewAnswer() },
]

private struct TypedCourse: Decodable {
    let text: String
    let revision: Int?
}

private struct SavedCourse: Encodable {
    let revision: Int
    var text: String?
    let saved: String
}

extension Visit {
    /// What the editor saves by itself.
    fileprivate func saveWhileTyping() async throws -> Answer {
        let typed: TypedCourse = try json()
        let saving = try await saved(typed.text, basedOn: typed.revision ?? 0)
        switch saving {
        case .saved(let revision): return try .json(SavedCourse(revision: revision, saved: t("Saved \(time: now)")))
        case .conflict(let other):
            let answer = SavedCourse(
                revision: other.revision, text: other.draft, saved: t("Saved \(time: other.savedAt)"))
            return try .json(answer, status: .conflict)
        case .tooLong: throw Refusal.tooLarge
        }
    }

    fileprivate func saved(_ text: String, basedOn revision: Int) async throws -> CourseSaving {
        let (slug, viewer) = (try slug("course"), viewer.id)
        let text = text.replacing("\r\n", with: "\n")
        return try await write { try saveCourseDraft(slug, text, basedOn: revision, by: viewer, in: $0) }
    }

    /// Without a script, or on the way to publishing.
    fileprivate func saveThisCourse() async throws -> Answer {
        let (slug, form) = (try slug("course"), try form())
        let text = form.all("text").last ?? ""
        let saving = try await saved(text, basedOn: form.number("revision") ?? 0)
        switch saving {
        case .saved: return .see(WrittenCourse.path(slug) + (form["do"] == "publish" ? "/publication" : ""))
        case .conflict(let other):
            let problem = Problem(
                "text", "This draft was changed in another window. Both texts are below; saving again keeps yours.")
            return try await courseEditorPage(typed: text, problems: [problem], over: other)
        case .tooLong:
            let most = WrittenCourse.longest / 1000
            return try await courseEditorPage(
                typed: text, problems: [Problem("text", "A course has at most \(most) kilobytes of text.")])
        }
    }

    fileprivate func publishThisCourse() async throws -> Answer {
        let (slug, form, viewer, house) = (try slug("course"), try form(), viewer.id, house)
        var details = CoursePublication()
        details.revision = form.number("revision") ?? 0
        details.changed = form["changed"]
        details.isMaterial = form.isOn("material")
        details.lessons = details.isMaterial ? Set(form.all("lessons")) : []
        let wanted = details
        let result = try await write { try publishCourse(slug, wanted, by: viewer, house: house, in: $0) }
        switch result {
        case .success: return .see(WrittenCourse.path(slug), .coursePublished)
        case .failure(let problems): return try await publicationPage(Filled(form, problems: problems.all))
        }
    }
}
