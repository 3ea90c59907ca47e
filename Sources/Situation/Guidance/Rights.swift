import Platform

/// The notice of rights. It stands beside every boundary, in the composer and on Now.
package func rightsNotice(_ t: Words) -> HTML {
    """
    <aside class="rights" aria-label="\(t("Your rights"))"><h2>\(t("You can always say"))</h2>\
    <p>\(t("What you did, saw and felt. Your pay, your hours, your safety and your working conditions are yours to talk about, with anyone, and so is organising, talking to a regulator or the press, and reporting wrongdoing."))</p>\
    <p class="small soft">\(t("No rule here stops that. If one seems to, the rule is wrong: tell us, and say it anyway."))</p></aside>
    """
}
