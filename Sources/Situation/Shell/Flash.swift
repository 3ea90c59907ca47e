import Platform

/// What was just done, said once on the page after it: `Answer.see(path, .saved)`.
package enum Flash: String, Sendable {
    case saved, sent, deleted, opened, closed, changed, invited, imported, withdrawn, held, lifted, published, scheduled
    case asked, replied, declined, signedOutEverywhere = "signed-out-everywhere", corrected, retried, joined, confirmed
    case proposed, approved, retired, restored, erased
    case thanked, takenBack = "taken-back", shown, hidden, reported, left, entered, handedOver = "handed-over"
    case askedFacilitator = "asked-facilitator"
    case tokenRevoked = "token-revoked", replayed
    case assigned, coursePublished = "course-published"
    case deviceAdded = "device-added", deviceRemoved = "device-removed"
    case acknowledged, receiverChosen = "receiver-chosen", receiverReleased = "receiver-released"
    case drillAnswered = "drill-answered", drillStayed = "drill-stayed", drillLeft = "drill-left"
    case playbookAway = "playbook-away"
    case drillTaskDone = "drill-task-done"
    case erasureAsked = "erasure-asked", erasureWithdrawn = "erasure-withdrawn"
    case recordsSent = "records-sent", recordsStopped = "records-stopped"
    case offerAway = "offer-away", offerBack = "offer-back"
    case tipGiven = "tip-given", tipLeft = "tip-left"
    case questionAnswered = "question-answered", questionRemoved = "question-removed"
    case doorAnswered = "door-answered", doorRemoved = "door-removed", doorBooked = "door-booked"
    case doorCalledOff = "door-called-off"
    case roundOpened = "round-opened", roundClosed = "round-closed", letterAnswered = "letter-answered"

    var sentence: Sentence {
        switch self {
        case .saved: "Saved."
        case .acknowledged: "Acknowledged. Whoever wrote it sees that."
        case .receiverChosen: "Chosen. Everyone sees their name at the door."
        case .receiverReleased: "They no longer read what comes in."
        case .sent: "Sent."
        case .deleted: "Deleted."
        case .opened: "The crisis is open. Its team, facts and clock are ready."
        case .closed: "The crisis is closed. Its facts are frozen and its record stays."
        case .changed: "Changed. Everyone who stood on the old version is being told."
        case .invited: "Invited."
        case .imported: "Everyone in the file is in."
        case .withdrawn: "Withdrawn."
        case .held: "Posts are on hold. Nothing leaves until the hold is lifted."
        case .lifted: "The hold is lifted. Look at each waiting post before it goes."
        case .published: "On its way. You can follow it below."
        case .scheduled: "Scheduled."
        case .asked: "Asked. You will see the answer here."
        case .replied: "Your reply is with the author."
        case .declined: "Thank you for saying so. It was counted without your name."
        case .signedOutEverywhere: "Signed out everywhere else."
        case .corrected: "Corrected."
        case .retried: "Trying again."
        case .joined: "You are on the team."
        case .confirmed: "Confirmed."
        case .proposed: "Proposed. It stands when enough departments have approved it."
        case .approved: "Approved."
        case .retired: "Out of use. It can be brought back."
        case .restored: "Back in use."
        case .erased: "Erased. What they did stays on the record, under a number that leads to nobody."
        case .assigned: "Asked. They find it under Courses."
        case .coursePublished: "Published. Everybody finds it under Courses."
        case .deviceAdded: "This device is told from now on. Send a test to see how it looks."
        case .deviceRemoved: "That device is told nothing more."
        case .replayed: "Everything since then is on its way again."
        case .roundOpened: "The round is open. Everyone finds it on Now and under Feedback."
        case .roundClosed: "The round is closed. Its totals are below."
        case .letterAnswered: "Answered. Its author finds it with their words."
        case .erasureAsked: "Administrators see it now. You can change your mind until it is done."
        case .erasureWithdrawn: "Taken back. Nothing is left of your asking."
        case .recordsSent: "From now on it is sent. You can stop at any time."
        case .recordsStopped: "Nothing more is sent."
        case .offerAway: "Put away while this crisis lasts. Under Courses you can have it offered again."
        case .offerBack: "It is offered on Now again."
        case .tipGiven: "The team has it. What came of it will stand here."
        case .tipLeft: "They are told, with your reason."
        case .doorAnswered: "Everyone can read it now, with your name."
        case .questionAnswered: "Whoever has the update can read it now, with your name."
        case .doorRemoved, .questionRemoved: "Removed. Your reason stands in its place."
        case .doorBooked: "The place is yours."
        case .doorCalledOff: "Called off. Whoever has a place finds your reason on Now."
        case .thanked: "It is on its way. Nobody else reads it, unless they want it so."
        case .takenBack: "Taken back."
        case .shown: "On the wall. Everyone here can read it; you can take it off again."
        case .hidden: "Off the wall. Only the two of you can read it."
        case .reported: "Thank you for telling us. You will hear what came of it."
        case .left: "You have left. Nobody was told."
        case .entered: "You are in. Welcome."
        case .handedOver: "Handed over."
        case .askedFacilitator: "Asked. You will find the answer here."
        case .playbookAway: "Taken away. It can be put back below."
        case .drillAnswered: "It stands below, in the drill and nowhere else."
        case .drillStayed: "You said nothing. The drill goes on."
        case .drillLeft: "You have left the drill. Nothing of it was kept."
        case .drillTaskDone: "Done. It does not come back."
        case .tokenRevoked: "Taken back. It opens nothing any more."
        }
    }
}

extension Answer {
    package static func see(_ path: String, _ did: Flash) -> Answer {
        .see(path + (path.contains("?") ? "&" : "?") + "did=\(did.rawValue)")
    }
}
