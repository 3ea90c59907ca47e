import Platform

/// Why one table is there, who can see what is in it, and how long. A test holds that every table of the schema has one,
/// so that nothing can be kept which the works council was not told of.
struct Purpose: Sendable {
    enum Readers: Sendable, CaseIterable {
        case oneself, oneselfAndTrainers, oneselfAndTeam, oneselfAndLeader, circle, players, bothSides, receivers
        case team, leaders, preparers, trainers, everyone, administrators, world, nobody

        var words: Sentence {
            switch self {
            case .oneself: "The person alone"
            case .oneselfAndTrainers: "The person, and trainers"
            case .oneselfAndTeam: "The person, and the crisis team once they ask it or publish"
            case .oneselfAndLeader: "The person, and the leader for a one-to-one"
            case .circle: "Those in the same circle"
            case .players: "Those who took part; one who plays alone is the only one"
            case .receivers: "The people chosen for it, and whoever wrote it"
            case .bothSides: "Who gave it and who got it; everyone once the receiver shows it"
            case .team: "The crisis team"
            case .leaders: "Leaders and the crisis team, as totals of at least five"
            case .preparers: "Leaders, trainers, administrators, and who leads a crisis"
            case .trainers: "Trainers and administrators"
            case .everyone: "Everyone who is signed in"
            case .administrators: "Administrators"
            case .world: "Everyone, signed out too"
            case .nobody: "Nobody; the program needs it"
            }
        }
    }

    enum Kept: Sendable {
        /// Until the person is erased or takes it away.
        case person
        /// With its crisis, whose record stays.
        case crisis
        /// `FIRSTHAND_KEEP_DRAFTS`.
        case untouched
        case brief(Sentence)
        case good
    }

    let readers: Readers
    let kept: Kept
    let why: Sentence

    init(_ readers: Readers, _ kept: Kept, _ why: Sentence) {
        (self.readers, self.kept, self.why) = (readers, kept, why)
    }
}

typealias Purposes = [String: Purpose]

/// By the name of the table.
let purposes: Purposes = [
    housePurposes, crisisPurposes, voicePurposes, carePurposes, concernsPurposes, feedbackPurposes, learningPurposes,
]
.reduce(into: [:]) { all, some in all.merge(some) { first, _ in first } }
