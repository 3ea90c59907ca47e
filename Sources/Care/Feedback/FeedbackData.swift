import Platform
import Situation

/// What a person asked and answered for others. What they answered themselves cannot be given out or taken back: nobody
/// here knows which it is.
let feedbackData = PersonalData(collect: { person, tx in
    [
        "rounds opened": try tx.all(
            "SELECT title, why, opened_at, closes_at FROM rounds WHERE opened_by = \(person) ORDER BY opened_at"),
        "themes gathered": try tx.all(
            "SELECT said, gathered_at FROM themes WHERE gathered_by = \(person) ORDER BY gathered_at"),
        "themes answered": try tx.all(
            "SELECT said, outcome, answer, answered_at FROM themes WHERE answered_by = \(person) ORDER BY answered_at"),
    ]
})
