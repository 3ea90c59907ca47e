import Platform
import Situation

/// What was said in public is told without who said it: nobody can be asked why they did not (promise 1).
let voiceAudit: AuditWords = [
    .deliverySent: AuditWord("Words of a colleague were published", isWithoutActor: true),
    .postCorrected: AuditWord("A published post was corrected by its author", isWithoutActor: true),
    .deliveryUnknown: AuditWord("The answer to a post was lost", isWithoutActor: true),
    .deliveryRefused: AuditWord("A network refused a post", isWithoutActor: true),
    .deliveryHeld: AuditWord("A post waits for a hold to be lifted", isWithoutActor: true),
    .deliveryStopped: AuditWord("A post was stopped before it left", isWithoutActor: true),
    .deliveryRepeated: AuditWord("A post whose answer was lost was sent once more", isWithoutActor: true),
    .authorsTold: AuditWord("Told authors that a fact has changed"),
    .holdPlaced: AuditWord("Put posts on hold"),
    .holdConfirmed: AuditWord("Confirmed that nothing leaves"),
    .holdLifted: AuditWord("Lifted a hold"),
    .secondLookAsked: AuditWord("A draft asked for a second look", isWithoutActor: true),
    .secondLookWithdrawn: AuditWord("A draft needs no second look any more", isWithoutActor: true),
    .secondLookReplied: AuditWord("Answered a second look"),
]
