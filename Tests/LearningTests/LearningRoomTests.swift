import Learning
import Platform
import Testing

@Suite struct LearningRoomTests {
    @Test("No two changes of the room’s tables have one name")
    func migrationsHaveNames() {
        let names = learningMigrations.map(\.name)
        #expect(Set(names).count == names.count)
    }
}
