import Platform
import Situation

/// That a course was made of guidance: of which, and how that read then.
struct GuidanceCourseMade: Sendable, RowDecodable {
    let course: String
    let source: String
    /// As it was made when it was last published.
    let text: String
    /// As it was made for the draft that is open.
    let taken: String?
    let madeAt: Instant

    init(row: Row) throws {
        course = try row["course"]
        source = try row["source"]
        text = try row["text"]
        taken = try row["taken"]
        madeAt = try row["made_at"]
    }

    static func find(_ course: String, in tx: Transaction) throws -> GuidanceCourseMade? {
        try tx.first(GuidanceCourseMade.self, "SELECT * FROM guidance_courses WHERE course = \(course)")
    }

    static func keep(
        _ course: String, _ source: GuidanceSource, _ text: String, by person: ID<Person>, in tx: Transaction
    ) throws {
        let crisis: ID<Crisis>? = if case .crisis(let id) = source { id } else { nil }
        try tx.run(
            """
            INSERT INTO guidance_courses (course, source, crisis, text, made_at, made_by)
            VALUES (\(course), \(source.field), \(crisis), \(text), \(tx.now), \(person))
            """)
    }

    static func take(_ text: String, into course: String, in tx: Transaction) throws {
        try tx.run("UPDATE guidance_courses SET taken = \(text) WHERE course = \(course)")
    }

    /// The draft is published, or dropped: then what it took in has still to be taken in.
    static func settle(_ course: String, isPublished: Bool, in tx: Transaction) throws {
        let now: SQL = isPublished ? "text = taken, taken = NULL" : "taken = NULL"
        try tx.run("UPDATE guidance_courses SET \(now) WHERE course = \(course) AND taken IS NOT NULL")
    }

    static func delete(_ course: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM guidance_courses WHERE course = \(course)")
    }
}

/// What has changed in the guidance since a course was made of it, or since its changes were last taken in.
struct GuidanceChange: Sendable {
    /// By title.
    let changed: [String]
    let new: [String]
    let gone: [String]
    /// All of those lessons, by id.
    let lessons: Set<String>
    /// As the course would be made now.
    let text: String

    /// Nil when nothing has, or what it was made of is gone.
    static func find(_ made: GuidanceCourseMade, house: House, _ t: Words, in tx: Transaction) throws -> GuidanceChange?
    {
        guard let source = GuidanceSource(made.source),
            let text = try generated(made.course, source, house: house, t, in: tx),
            let old = CourseBlocks(made.taken ?? made.text), let now = CourseBlocks(text)
        else { return nil }
        let (before, after) = (Set(old.lessons.map(\.id)), Set(now.lessons.map(\.id)))
        let different = CourseDifference(from: made.taken ?? made.text, to: text).lessons.union(
            before.subtracting(after))
        guard !different.isEmpty else { return nil }
        return GuidanceChange(
            changed: now.lessons.filter { different.contains($0.id) && before.contains($0.id) }.map(\.title),
            new: now.lessons.filter { !before.contains($0.id) }.map(\.title),
            gone: old.lessons.filter { !after.contains($0.id) }.map(\.title), lessons: different, text: text)
    }
}

private func generated(
    _ slug: String, _ source: GuidanceSource, house: House, _ t: Words, in tx: Transaction
) throws -> String? {
    try GuidanceGathered.find(source, house: house, in: tx).map { gathered in
        let shelf = house.courses
        let pictures = try shelf.pictures(of: slug, in: tx).merging(addedPictures(gathered, shelf, in: tx)) { own, _ in
            own
        }
        return GuidanceCourse(
            slug: slug, title: t("Our guidance: \(gathered.title)"), guidance: gathered.guidance,
            additions: gathered.additions, t: t, reads: { (try? shelf.read($0, named: "x", pictures)) != nil }
        ).text
    }
}

/// Opens a draft made of what the company has written. Nobody sees it before somebody has read and published it.
///
/// - Returns: the name of the course.
func makeGuidanceCourse(
    _ field: String, by writer: ID<Person>, house: House, _ t: Words, in tx: Transaction
) throws -> Result<String, Problems> {
    func refused(_ sentence: Sentence) -> Result<String, Problems> { .failure(Problems([Problem("source", sentence)])) }
    guard let source = GuidanceSource(field),
        let gathered = try GuidanceGathered.find(source, house: house, in: tx)
    else { return refused("Choose whose guidance.") }
    guard !gathered.guidance.guidelines.isEmpty || !gathered.guidance.boundaries.isEmpty else {
        return refused("It has no guidelines and no boundaries yet.")
    }
    let slug = courseName(of: "guidance " + gathered.title)
    guard let text = try generated(slug, source, house: house, t, in: tx) else {
        return refused("Choose whose guidance.")
    }
    guard try house.courses.find(slug, in: tx) == nil, try WrittenCourse.open(slug, text, by: writer, in: tx) else {
        return refused("There is such a course. Open it: it says what has changed since, and takes that in.")
    }
    try GuidanceCourseMade.keep(slug, source, text, by: writer, in: tx)
    try takeAddedPictures(gathered, into: slug, by: writer, house: house, in: tx)
    return .success(slug)
}

/// The lessons that the guidance has changed go into the draft as they would be made now; what somebody wrote in others
/// stays. Published as a material change, they are the difference course.
func takeGuidanceIn(
    _ slug: String, by writer: ID<Person>, house: House, _ t: Words, in tx: Transaction
) throws -> [Problem] {
    guard let made = try GuidanceCourseMade.find(slug, in: tx) else { throw Refusal.notFound }
    guard let change = try GuidanceChange.find(made, house: house, t, in: tx) else { return [] }
    try openCourseDraft(slug, by: writer, house: house, in: tx)
    let written = try WrittenCourse.get(slug, in: tx)
    guard let mine = written.draft.flatMap({ CourseBlocks($0) }), let theirs = CourseBlocks(change.text) else {
        return [Problem("", "The draft does not read yet. Mend it first, then take the changes in.")]
    }
    let text = mine.taking(change.lessons, from: theirs)
    guard try WrittenCourse.save(slug, text, basedOn: written.revision, by: writer, in: tx) else {
        throw Refusal.conflict
    }
    try GuidanceCourseMade.take(change.text, into: slug, in: tx)
    if let source = GuidanceSource(made.source), let gathered = try GuidanceGathered.find(source, house: house, in: tx)
    {
        try takeAddedPictures(gathered, into: slug, by: writer, house: house, in: tx)
    }
    return []
}

private func addedPictures(
    _ gathered: GuidanceGathered, _ shelf: CourseShelf, in tx: Transaction
) throws -> [String: CoursePicture] {
    try gathered.additions.reduce(into: [:]) { found, course in
        found.merge(try shelf.pictures(of: course.slug, in: tx)) { first, _ in first }
    }
}

/// What the additions show comes along.
private func takeAddedPictures(
    _ gathered: GuidanceGathered, into slug: String, by writer: ID<Person>, house: House, in tx: Transaction
) throws {
    for course in gathered.additions {
        for (name, file) in try takeCourseAlong(course, house.courses, in: tx).pictures {
            _ = try CoursePicture.insert(name, file, into: slug, by: writer, in: tx)
        }
    }
}
