import Platform
import Situation

extension Visit {
    /// For pages whose words can hurt whoever has to read them for others: after a long day, or several in a row, they are
    /// offered to pass it on (D11). Counted by this browser for this person; nothing of it is sent.
    func watching(_ passingOn: HTML) -> HTML {
        let (hours, days) = (services.settings.watchHours, services.settings.watchDays)
        return """
            <div class="notice care" role="status" data-watch="\(viewer.id)" data-hours="\(hours)" data-days="\(days)" hidden>\
            <p data-by-hours hidden>\(t(hours, "You have looked at such words for an hour today.", "You have looked at such words for \(hours) hours today."))</p>\
            <p data-by-days hidden>\(t("You have looked at such words on \(days) days in a row."))</p>\
            <p>\(t("It stays with people longer than they think. Somebody else can go on with it. Only this browser has counted, and it tells nobody."))</p>\
            <p class="line">\(passingOn)\(link("/support", t("Somebody to talk to")))\
            <button type="button" class="quiet small" data-later>\(t("Not today"))</button></p></div>
            """
    }
}
