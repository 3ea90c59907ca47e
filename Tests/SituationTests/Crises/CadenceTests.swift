import Platform
import Situation
import Testing

@Suite("How often people hear from us (A4)") struct CadenceTests {
    private let cadence = Cadence()

    @Test("Every 20 minutes for two hours, then hourly, then daily")
    func serious() {
        #expect(cadence.pause(after: .seconds(0), severity: .serious) == .minutes(20))
        #expect(cadence.pause(after: .minutes(119), severity: .serious) == .minutes(20))
        #expect(cadence.pause(after: .hours(2), severity: .serious) == .hours(1))
        #expect(cadence.pause(after: .hours(24), severity: .serious) == .days(1))
    }

    @Test("What is severe keeps the hourly pace for two days; what we only watch begins with it")
    func severities() {
        #expect(cadence.pause(after: .hours(30), severity: .severe) == .hours(1))
        #expect(cadence.pause(after: .hours(48), severity: .severe) == .days(1))
        #expect(cadence.pause(after: .seconds(0), severity: .watch) == .hours(1))
        #expect(cadence.pause(after: .hours(2), severity: .watch) == .days(1))
    }

    @Test("Updates never come more often as time passes")
    func order() {
        #expect(cadence.validate().isEmpty)
        #expect(Cadence(first: 60, lasts: 120, then: 20, later: 1440).validate().map(\.field) == ["cadence_then"])
        #expect(Cadence(first: 0, lasts: 120, then: 20, later: 1440).validate().map(\.field) == ["cadence_first"])
    }
}
