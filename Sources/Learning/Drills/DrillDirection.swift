import Platform
import Situation

/// What the one who leads asks for, as a form or a program says it.
package struct DrillDirection: Sendable {
    package enum Kind: String, Codable, Sendable, CaseIterable, ShapedWord { case skip, now, later, pressure, insert }

    let kind: Kind
    let inject: String
    let level: Int
    let channel: DrillChannel
    let from: String
    let text: String

    fileprivate func deed(in seat: DrillSeat, at now: Instant) -> DrillAction.Deed {
        switch kind {
        case .skip: .skip(inject: inject)
        case .now: .retime(inject: inject, to: seat.clock)
        case .later: .retime(inject: inject, to: (due(in: seat) ?? seat.clock) + 120_000)
        case .pressure: .pressure(level)
        case .insert:
            .insert(
                DrillInject(
                    id: "inserted-\(ID<DrillInject>.new(at: now))", at: nil, channel: channel, from: from, to: "",
                    text: [text], phase: "", expects: [.care, .facts, .boundary], better: "", spread: 20, fact: nil,
                    pressure: .any, reactions: []))
        }
    }

    private func due(in seat: DrillSeat) -> Int64? { seat.play.ahead.first { $0.inject.id == inject }?.at }
}

package func directDrill(
    _ id: ID<Drill>, _ direction: DrillDirection, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let seat = try DrillSeat.leading(id, person, in: tx)
    return try directDrill(id, direction.deed(in: seat, at: tx.now), by: person, in: tx)
}
