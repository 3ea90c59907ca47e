import Platform

/// How one kind of event is told in the audit, whatever it carries: to those too who may not read its crisis.
package struct AuditWord: Sendable {
    package let sentence: Sentence
    /// A list of those who spoke would also be one of those who did not (E7): told without who, and without what.
    package let isWithoutActor: Bool

    package init(_ sentence: Sentence, isWithoutActor: Bool = false) {
        self.sentence = sentence
        self.isWithoutActor = isWithoutActor
    }
}

/// Each area declares a table of its kinds; the server joins them, and a test holds that none is forgotten.
package typealias AuditWords = [EventKind: AuditWord]

let situationAudit: AuditWords =
    [
        peopleAudit, crisesAudit, factsAudit, tipsAudit, guidanceAudit, briefingsAudit, questionsAudit, playbooksAudit,
        auditAudit,
        webhooksAudit,
    ]
    .reduce(into: [:]) { all, one in all.merge(one) { first, _ in first } }

private let peopleAudit: AuditWords = [
    .signedIn: AuditWord("Signed in"),
    .personAdded: AuditWord("Added a person"),
    .personInvited: AuditWord("Made a link that signs somebody in"),
    .personChanged: AuditWord("Changed what is known of a person"),
    .personDeactivated: AuditWord("Took a person’s way in"),
    .personReturned: AuditWord("Welcomed a person back"),
    .personErased: AuditWord("Erased what was known of a person"),
    .personViewed: AuditWord("Opened a person’s page"),
    .personExported: AuditWord("Took out everything that is kept of a person"),
    .peopleListed: AuditWord("Looked through the list of people"),
    .peopleImported: AuditWord("Took in a file of people"),
    .tokenMade: AuditWord("Made a token that lets a program act for them"),
    .tokenRevoked: AuditWord("Took a token back"),
    .passwordChanged: AuditWord("Changed a password"),
    .keptTimeEnded: AuditWord("Deleted what was kept long enough"),
]

private let crisesAudit: AuditWords = [
    .crisisOpened: AuditWord("Opened a crisis"),
    .crisisPhase: AuditWord("Moved a crisis to another phase"),
    .crisisSettings: AuditWord("Changed the settings of a crisis"),
    .crisisClosed: AuditWord("Closed a crisis"),
    .functionTaken: AuditWord("Gave somebody a function on a crisis team"),
    .functionHandedOver: AuditWord("Took a function on a crisis team from somebody"),
    .checklistTicked: AuditWord("Ticked something on the checklist, or took the tick back"),
    .followUpDone: AuditWord("Finished a follow-up"),
]

private let factsAudit: AuditWords = [
    .factEstablished: AuditWord("Put up a fact"),
    .factProposed: AuditWord("Proposed a version of a fact"),
    .factApproved: AuditWord("Approved a version of a fact"),
    .factChanged: AuditWord("Changed a fact"),
    .factWithdrawn: AuditWord("Withdrew a fact"),
    .factPrepared: AuditWord("Prepared a version of a fact, not public yet"),
    .factEscalated: AuditWord("Told the lead that a fact still waits for approval"),
    .factReviewed: AuditWord("Looked at a fact again"),
    .proposalDropped: AuditWord("Took a proposal for a fact back"),
]

private let briefingsAudit: AuditWords = [
    .briefingSent: AuditWord("Sent an update to everyone"),
    .briefingCorrected: AuditWord("Corrected an update"),
    .briefingTranslated: AuditWord("Put an update into another language"),
    .briefingOverdue: AuditWord("Told somebody that their update is late"),
    .briefingEscalated: AuditWord("Told the lead that an update is late"),
]

private let auditAudit: AuditWords = [
    .auditSearched: AuditWord("Looked up in the audit what a person did"),
    .auditExported: AuditWord("Took a file out of the audit"),
    .dataRestored: AuditWord("Brought the database back from a backup"),
    .dataExported: AuditWord("Took an export of everything"),
    .keyRotated: AuditWord("Sealed every secret with a new key"),
]

private let webhooksAudit: AuditWords = [
    .webhookAdded: AuditWord("Added a webhook"),
    .webhookChanged: AuditWord("Changed a webhook"),
    .webhookSecretRenewed: AuditWord("Made a new secret for a webhook"),
    .webhookPaused: AuditWord("Paused a webhook"),
    .webhookResumed: AuditWord("Resumed a webhook"),
    .webhookReplayed: AuditWord("Had the messages of a webhook sent again"),
    .webhookRemoved: AuditWord("Removed a webhook"),
    .chatAdded: AuditWord("Had a room in a chat told of updates"),
    .chatRemoved: AuditWord("Removed a room in a chat"),
]

private let guidanceAudit: AuditWords = Dictionary(
    uniqueKeysWithValues: GuidanceKind.allCases.flatMap { kind in
        let words: (Sentence, Sentence, Sentence, Sentence) =
            switch kind {
            case .boundary:
                ("Wrote a boundary", "Changed a boundary", "Took a boundary out of use", "Brought a boundary back")
            case .message:
                (
                    "Wrote a key message", "Changed a key message", "Took a key message out of use",
                    "Brought a key message back"
                )
            case .guideline:
                ("Wrote a guideline", "Changed a guideline", "Took a guideline out of use", "Brought a guideline back")
            case .template:
                ("Wrote a way in", "Changed a way in", "Took a way in out of use", "Brought a way in back")
            }
        return [
            (kind.written, AuditWord(words.0)), (kind.changed, AuditWord(words.1)),
            (kind.retired, AuditWord(words.2)), (kind.restored, AuditWord(words.3)),
        ]
    })
