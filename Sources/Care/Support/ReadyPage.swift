import HTTPTypes
import Platform
import Situation

extension Visit {
    /// Before speaking. Nothing is asked back, nothing is kept, and nothing depends on it (D9, D12).
    func readyPage() -> Answer {
        let questions: [(String, String)] = [
            (
                t("Do I want this, or does it feel as if I have to?"),
                t("Nobody keeps a list of who speaks. Not speaking needs no reason.")
            ),
            (
                t("How will I be if somebody answers harshly?"),
                t(
                    "Think of tonight, not of the best case. You can have somebody with you, and mute a thread from the start."
                )
            ),
            (
                t("Would I still say it tomorrow?"),
                t("Tired and angry sound alike in writing. A draft keeps, and only you see it.")
            ),
        ]
        return page(t("Three questions for yourself"), place: .speak, eyebrow: link("/drafts", t("Speak"))) {
            """
            <p class="measure">\(t("Only you answer them, only to yourself. Nothing here is sent or kept."))</p>
            <ol class="card rows questions">\(questions.map { question, thought -> HTML in
                "<li><p><strong>\(question)</strong></p><p class=\"soft\">\(thought)</p></li>"
            })</ol>
            <div class="line">\(form("/drafts", token: token) { button(t("Yes, I want to write")) })\
            \(link("/", t("Not today"), class: "button"))\(link("/support", t("I would rather talk to somebody"), class: "button quiet"))</div>
            """
        }
    }
}
