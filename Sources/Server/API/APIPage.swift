import HTTPTypes
import Platform
import Situation

extension Guest {
    /// What programs can do, to be read by people.
    func apiPage() -> Answer {
        let groups = Dictionary(grouping: allOperations, by: \.tag).sorted { $0.key < $1.key }
        return page(t("What the API can do"), isLong: true) {
            """
            <div class="stack">
            <p>\(t("Programs do here what people do in the pages, by the same rules. A token acts for the person whose it is and never reaches further."))</p>
            <p class="line">\(link("/profile/tokens", t("Your tokens"), class: "button primary"))
            \(link(APIOperation.root + "/openapi.json", t("The description (OpenAPI 3.1)"), class: "button"))</p>
            \(card(t("How to begin")) { beginning })
            \(card(t("Calls")) {
                """
                <p class="soft">\(t("Under each call stand its name in generated clients and the scope that it needs."))</p>
                \(groups.map { name, operations -> HTML in group(name, operations) })
                """
            })
            \(card(t("When something is refused")) { problems })
            </div>
            """
        }
    }

    private var beginning: HTML {
        """
        <p>\(t("Make a token, then send it with every call:"))</p>
        <pre translate="no"><code>curl -H "Authorization: Bearer $TOKEN" \(services.settings.address)\(APIOperation.root)/me</code></pre>
        <ul>
        <li>\(t("Times are RFC 3339 in UTC. Names are in snake case. A field that has nothing to say may be missing or null."))</li>
        <li>\(t("Lists come in pages: send next of one as after of the other."))</li>
        <li>\(t("Send an Idempotency-Key with a POST, and the same request sent again is done once, for a day."))</li>
        <li>\(t("A thing comes with an ETag. Send it as If-Match with a change, and the change is refused when the thing has changed since."))</li>
        <li>\(t("RateLimit says how many calls are left. After a 429, wait as long as Retry-After says."))</li>
        </ul>
        """
    }

    private func group(_ name: String, _ operations: [APIOperation]) -> HTML {
        """
        <h3 id="\(name)" translate="no">\(name)</h3>
        <ul class="rows" translate="no">\(operations.map { operation -> HTML in
            """
            <li><p><code>\(operation.method.rawValue) \(operation.path)</code></p><p>\(operation.summary)</p>\
            <p class="small soft"><code>\(operation.name)</code> · \(operation.scope.rawValue)</p></li>
            """
        })</ul>
        """
    }

    private var problems: HTML {
        """
        <p>\(t("A refusal is a problem document (RFC 9457). Its type says which kind, its detail says it in the reader's language, and errors names the fields."))</p>
        <ul class="rows">\(APIProblemJSON.kinds.map { kind -> HTML in
            """
            <li id="problem-\(kind.name)"><p translate="no"><code>\(kind.name)</code> · \(kind.status)</p><p>\(t(kind.meaning))</p></li>
            """
        })</ul>
        """
    }
}
