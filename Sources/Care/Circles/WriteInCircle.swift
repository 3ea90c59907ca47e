import Platform
import Situation

/// A post, or a reply to one.
package func writeInCircle(
    _ text: String, _ kind: CirclePost.Kind, replyTo: ID<CirclePost>?, in id: ID<Circle>, by author: ID<Person>,
    _ tx: Transaction
) throws -> Result<CirclePost, Problems> {
    let inside = try Inside.get(id, for: author, in: tx)
    let answered = try replyTo.map { try CirclePost.get($0, in: inside, tx) }
    let problems = problems(with: text)
    guard problems.isEmpty else { return .failure(Problems(problems)) }
    let new = ID<CirclePost>.new(at: tx.now)
    let post = CirclePost(
        id: new, circle: id, author: author, thread: answered?.thread ?? new, kind: answered == nil ? kind : .said,
        text: text, writtenAt: tx.now, editedAt: nil, takenBackAt: nil, removedAt: nil, removedWhy: "")
    try post.insert(in: tx)
    try tx.recordCircleChanged()
    return .success(post)
}

private func problems(with text: String) -> [Problem] {
    if text.isEmpty { return [Problem("text", "There are no words yet.")] }
    if text.count > CirclePost.longest { return [Problem("text", "This has at most 4,000 characters.")] }
    return []
}

/// Other words, by their author.
package func changeCirclePost(
    _ id: ID<CirclePost>, of circle: ID<Circle>, to text: String, by author: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let post = try ownPost(id, of: circle, by: author, in: tx)
    let problems = problems(with: text)
    guard problems.isEmpty, text != post.text else { return problems }
    try post.setText(text, in: tx)
    try tx.recordCircleChanged()
    return []
}

package func takeBackCirclePost(
    _ id: ID<CirclePost>, of circle: ID<Circle>, by author: ID<Person>, in tx: Transaction
) throws {
    try ownPost(id, of: circle, by: author, in: tx).takeBack(in: tx)
    try tx.recordCircleChanged()
}

private func ownPost(
    _ id: ID<CirclePost>, of circle: ID<Circle>, by author: ID<Person>, in tx: Transaction
) throws -> CirclePost {
    let post = try CirclePost.get(id, in: Inside.get(circle, for: author, in: tx), tx)
    guard post.author == author, post.isThere else { throw Refusal.notFound }
    return post
}

/// By the facilitator. The reason stands where the words were.
package func removeCirclePost(
    _ id: ID<CirclePost>, of circle: ID<Circle>, why: String, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let inside = try Inside.facilitating(circle, by: person, in: tx)
    let post = try CirclePost.get(id, in: inside, tx)
    guard post.isThere else { throw Refusal.conflict }
    guard !why.isEmpty else { return [Problem("removed_why", "Give the reason. It stands where the words were.")] }
    guard why.count <= 500 else { return [Problem("removed_why", "A reason has at most 500 characters.")] }
    try post.remove(by: person, why: why, in: tx)
    try CircleReport.settle(of: id, .removed, reply: why, by: person, in: tx)
    try tx.recordCircleChanged()
    return []
}

/// A member asks the facilitator to look at something.
package func reportCirclePost(
    _ id: ID<CirclePost>, of circle: ID<Circle>, why: String, by reporter: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let post = try CirclePost.get(id, in: Inside.get(circle, for: reporter, in: tx), tx)
    guard post.isThere, post.author != reporter else { throw Refusal.notFound }
    guard why.count <= 500 else { return [Problem("why", "A report has at most 500 characters.")] }
    guard try CircleReport.insert(of: post, by: reporter, why: why, in: tx) else {
        return [Problem("why", "You have reported this already.")]
    }
    try tx.recordCircleChanged()
    return []
}

/// The facilitator decides, and whoever reported it hears why.
func settleCircleReport(
    _ id: ID<CircleReport>, of circle: ID<Circle>, _ outcome: CircleReport.Outcome?, reply: String,
    by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let inside = try Inside.facilitating(circle, by: person, in: tx)
    guard let report = try CircleReport.find(id, in: inside, tx) else { throw Refusal.notFound }
    guard report.settledAt == nil else { throw Refusal.conflict }
    var problems: [Problem] = []
    if outcome == nil { problems.append(Problem("outcome", "Say what becomes of it.")) }
    if reply.isEmpty {
        problems.append(Problem("reply", "Whoever reported it deserves a sentence about what came of it."))
    }
    if reply.count > 500 { problems.append(Problem("reply", "An answer has at most 500 characters.")) }
    guard problems.isEmpty, let outcome else { return problems }
    let post = try CirclePost.get(report.post, in: inside, tx)
    if outcome == .removed, post.isThere { try post.remove(by: person, why: reply, in: tx) }
    try CircleReport.settle(of: report.post, outcome, reply: reply, by: person, in: tx)
    try tx.recordCircleChanged()
    return []
}
