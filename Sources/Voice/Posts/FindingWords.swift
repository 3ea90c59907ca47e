import Platform
import Situation
import TextEngine

/// Says a finding in the reader's language. One case a kind; every one of them has a reason.
package struct FindingWords {
    package private(set) var title = ""
    package private(set) var reason = ""
    package private(set) var because = ""
    private(set) var waysOut: [FindingView.WayOut] = []
    private let t: Words
    private let finding: Finding

    /// The words that one could say instead.
    package var instead: [String] { waysOut.map(\.words).filter { !$0.isEmpty } }

    package init(_ finding: Finding, _ sources: FindingSources, _ t: Words) {
        self.t = t
        self.finding = finding
        switch finding.detail {
        case .boundary(let id, _): boundary(sources.boundaries[id])
        case .factDiffers(let id, let number, let wrote, let says, let earlier):
            title = earlier == nil ? t("The facts have another number") : t("The number has changed")
            differs(sources.facts[id], number: number, wrote: wrote, says: says)
        case .factTimeDiffers(let id, let number, let wrote, let says, let earlier):
            title = earlier == nil ? t("The facts have another time") : t("The time has changed")
            differs(sources.facts[id], number: number, wrote: wrote, says: says)
        case .factQuestion(let id, let number, let wrote): mayDiffer(sources.facts[id], number: number, wrote: wrote)
        case .factStatus(let id, let number, let status):
            title = t("This may no longer stand")
            reason = t("Fact \(number) is “\(status.words)”. Say that, or leave it out.")
            about(sources.facts[id], number: number)
        case .notPublicYet(let id, let number, let until):
            title = t("This is not public yet")
            reason = t(
                "It touches fact \(number), which stays inside until \(moment: Instant(milliseconds: until)). After that it is yours to say."
            )
            about(sources.facts[id], number: number)
        case .notTrue(let id, let number):
            title = t("This is not true")
            reason = t("Fact \(number) says that it is not so. Repeating it, even to be funny, helps it to travel.")
            about(sources.facts[id], number: number)
        case .carriesMessage(let id):
            title = t("It carries something we want understood")
            reason = t("In your own way it says: “\(sources.messages[id]?.details.text ?? "…")”")
            because = t("A key message of this crisis")
        case .supportsFact(let id, let number):
            title = t("This agrees with the facts")
            reason = t("It says what fact \(number) says.")
            about(sources.facts[id], number: number)
        default: aboutTheText()
        }
    }

    private mutating func boundary(_ details: BoundaryDetails?) {
        guard let details else {
            title = t("A boundary that has just changed")
            reason = t("The guidance was changed a moment ago. Check again to see what it says now.")
            because = t("A boundary of this crisis")
            return
        }
        title = t(.verbatim(details.title))
        reason = t(.verbatim(details.reason))
        because = t("Boundary by \(details.owner) · ask \(details.ask)")
        guard let remedy = finding.remedies.first else { return }
        waysOut = [
            details.replacement.isEmpty
                ? .init(label: t("Use this"), words: details.instead, remedy: remedy)
                : .init(label: t("Change to “\(remedy.replacement)”"), words: "", remedy: remedy)
        ]
    }

    private mutating func differs(_ fact: Situation.Fact?, number: Int, wrote: String, says: String) {
        if let at = fact?.version(publicAt: t.now)?.shownAt {
            reason = t("You wrote “\(wrote)”. Fact \(number) says “\(says)” since \(moment: at).")
        } else {
            reason = t("You wrote “\(wrote)”. Fact \(number) says “\(says)”.")
        }
        about(fact, number: number)
        if let remedy = finding.remedies.first {
            waysOut = [.init(label: t("Change to “\(says)”"), words: "", remedy: remedy)]
        }
    }

    private mutating func mayDiffer(_ fact: Situation.Fact?, number: Int, wrote: String) {
        title = t("Does this agree with fact \(number)?")
        if let known = fact?.version(publicAt: t.now) {
            reason = t(
                "You wrote “\(wrote)”. Fact \(number) says “\(known.statement)”. You know whether both are true.")
        } else {
            reason = t("You wrote “\(wrote)”. It may not be what fact \(number) says.")
        }
        about(fact, number: number)
    }

    private mutating func about(_ fact: Situation.Fact?, number: Int) {
        because = fact.map { t("Fact \(number) · ask \($0.owner)") } ?? t("Fact \(number)")
    }

    private mutating func aboutTheText() {
        switch finding.detail {
        case .disclosureMissing(let suggested):
            title = t("Readers should know that you work here")
            reason = t("Say it in your own way near the top, or “\(suggested)” is added when you publish.")
            because = t("Promise 7 and the law on endorsements")
        case .disclosureOnlyInHashtags(let suggested):
            title = t("A hashtag is easy to miss")
            reason = t("Say in plain words that you work here, or “\(suggested)” is added when you publish.")
            because = t("Promise 7 and the law on endorsements")
        case .disclosureLate:
            title = t("You say late that you work here")
            reason = t("Readers should know it near the top. Perhaps your first sentence can carry it.")
            because = t("Promise 7 and the law on endorsements")
        case .sameAsTemplate(_, let share): same(share, t("These are the words of a way in. What would you say next?"))
        case .sameAsColleague(_, let share):
            same(share, t("A colleague has published nearly the same. Only you see this. What did you see yourself?"))
        case .personalData(let kind):
            title = kind.title(t)
            reason = t("Once it is out, it cannot be taken back. Is it yours to give?")
            because = t("Protection of personal data")
        case .secret(let kind):
            title = kind.title(t)
            reason = t("Whoever reads it can use it. Take it out, and change it if it has been anywhere else.")
            because = t("Security")
        case .financialResults:
            title = t("Words about results")
            reason = t("Figures about the business can move markets before they are published. Ask for a second look.")
            because = t("Securities law")
        case .tooLong(let network, let count, let limit):
            title = t("Too long for \(network.name)")
            reason = t("It takes \(limit) characters; this has \(count).")
            because = t("A rule of \(network.name)")
        case .tooManyLinks(let network, let count, let limit):
            title = t("Too many links for \(network.name)")
            reason = t("It takes \(limit) links; this has \(count).")
            because = t("A rule of \(network.name)")
        case .ownVoice(let signs):
            title = t("This sounds like you")
            reason = t("No one else has written it this way: \(signs.map { $0.words(t) }.joined(separator: ", ")).")
            because = t("Read from your words, never counted")
        // Listed, so that a new kind of finding does not compile until it can be explained.
        case .boundary, .factDiffers, .factTimeDiffers, .factQuestion, .factStatus, .notPublicYet, .notTrue,
            .carriesMessage, .supportsFact:
            break
        }
    }

    private mutating func same(_ share: Double, _ words: String) {
        title = t("\(Int((share * 100).rounded()))% is not in your own words")
        reason = words
        because = t("Promise 2: own words")
    }
}

extension TextEngine.FactStatus {
    fileprivate var words: Sentence {
        switch self {
        case .developing: "Developing"
        case .confirmed: "Confirmed"
        case .notTrue: "Not true"
        case .withdrawn: "Withdrawn"
        }
    }
}

extension PersonalDataKind {
    fileprivate func title(_ t: Words) -> String {
        switch self {
        case .email: t("An e-mail address")
        case .phone: t("A phone number")
        case .iban: t("A bank account")
        case .card: t("A card number")
        case .nationalID: t("A personal number")
        }
    }
}

extension SecretKind {
    fileprivate func title(_ t: Words) -> String {
        switch self {
        case .privateKey: t("A private key")
        case .accessKey: t("An access key")
        case .password: t("A password")
        }
    }
}

extension OwnVoiceSign {
    fileprivate func words(_ t: Words) -> String {
        switch self {
        case .firstPerson: t("you speak for yourself")
        case .place: t("you name a place")
        case .moment: t("you tell a moment")
        case .feeling: t("you say how it felt")
        }
    }
}
