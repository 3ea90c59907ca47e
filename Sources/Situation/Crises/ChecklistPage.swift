import HTTPTypes
import Platform

let checklistRoutes: [Route] = [
    Route(.get, "/crises/:crisis/checklist", .team) { try await $0.checklistPage() },
    Route(.post, "/crises/:crisis/checklist/:item/tick", .team) { visit in
        let (crisis, item): (ID<Crisis>, ID<ChecklistItem>) = (try visit.crisis(), try visit.id("item"))
        let isDone = try visit.form().isOn("done")
        try await visit.write { try tick(item, of: crisis, isDone: isDone, by: visit.viewer.id, in: $0) }
        return .see("/crises/\(crisis)/checklist")
    },
]

extension Visit {
    fileprivate func checklistPage() async throws -> Answer {
        let id = try crisis()
        let (crisis, items, people) = try await read { tx in
            let items = try ChecklistItem.all(of: id, in: tx)
            return (try Crisis.get(id, in: tx), items, try Person.all(items.compactMap(\.tickedBy), in: tx))
        }
        let done = items.filter { $0.tickedAt != nil }.count
        return page(t("Checklist"), place: .team, eyebrow: said(crisis.title)) {
            """
            \(roomPages(of: id, at: "checklist"))
            \(live("checklist", on: "crisis") {
                card(t("The first hour"), aside: "\(t("\(done) of \(items.count) done"))") {
                    items.isEmpty
                        ? empty(
                            t("No checklist"),
                            t("A crisis that is opened from a playbook begins with what to do in the first hour."))
                        : checklist(items, people, of: crisis)
                }
            })
            """
        }
    }

    private func checklist(_ items: [ChecklistItem], _ people: [ID<Person>: Person], of crisis: Crisis) -> HTML {
        """
        <progress max="\(items.count)" value="\(items.filter { $0.tickedAt != nil }.count)" aria-label="\(t("Done"))"></progress>
        <ul class="checklist">\(items.map { row($0, people, of: crisis) })</ul>
        """
    }

    private func row(_ item: ChecklistItem, _ people: [ID<Person>: Person], of crisis: Crisis) -> HTML {
        let isDone = item.tickedAt != nil
        let state: HTML =
            item.tickedAt.map { "\(t("Ticked by \(item.tickedBy.flatMap { people[$0]?.name } ?? ""), \(moment: $0)"))" }
            ?? "\(t("Due by \(moment: item.dueAt)")) (\(countdown(to: item.dueAt, t)))"
        return """
            <li class="\(isDone ? "done" : item.isLate(at: now) ? "late" : "")">\
            \(form("\(crisis.path)/checklist/\(item.id)/tick", token: token) {
                """
                <input type="hidden" name="done" value="\(isDone ? "" : "on")">\
                <button class="tick" aria-pressed="\(isDone ? "true" : "false")" aria-label="\(t("Done: \(item.task)"))"></button>
                """
            })<div><strong translate="no">\(item.task)</strong>\
            <p class="small soft">\(said(item.function)) · \(state)</p></div></li>
            """
    }
}
