import Platform
import Situation

extension Visit {
    /// On the page of courses, so that there is a way back.
    func offersPutAway(_ away: [CourseOfferAway]) -> HTML {
        guard !away.isEmpty else { return .nothing }
        return card(t("Not offered on Now")) {
            """
            <p class="small soft">\(t("You put these away while their crisis lasts. Nobody else sees that."))</p>\
            <ul class="rows">\(away.map { offer -> HTML in
                """
                <li class="line"><span>\(link(offer.course.path, t(.verbatim(offer.course.title))))<br>\
                <span class="small soft">\(said(offer.crisis.title))</span></span>\
                \(form("/crises/\(offer.crisis.id)/course-offer/return", token: token, class: "push") {
                    """
                    <button class="small" aria-label="\(t("Offer it again: \(offer.course.title)"))">\(t("Offer it again"))</button>
                    """
                })</li>
                """
            })</ul>
            """
        }
    }
}
