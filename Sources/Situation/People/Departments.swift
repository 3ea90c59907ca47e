import Platform

/// The people who are here, counted as they come and go: pages ask how many there are, and must not read them all.
extension Person {
    package static func countActive(in tx: Transaction) throws -> Int {
        try tx.remembered("people/count") {
            try tx.count("SELECT COALESCE(CAST(sum(people) AS BIGINT), 0) FROM departments")
        }
    }

    /// Where anybody is.
    package static func departments(in tx: Transaction) throws -> [String] {
        try tx.remembered("departments") {
            try tx.all("SELECT name FROM departments WHERE people > 0 ORDER BY name").map { try $0["name"] }
        }
    }

    /// Where at least so many are.
    package static func departments(ofAtLeast fewest: Int, in tx: Transaction) throws -> [String] {
        try tx.remembered("departments/\(fewest)") {
            try tx.all("SELECT name FROM departments WHERE people >= \(fewest) ORDER BY name").map { try $0["name"] }
        }
    }

    /// How many of some people are in each department, those who have left aside.
    ///
    /// - Parameter chosen: asks for their ids.
    package static func countByDepartment(of chosen: SQL, in tx: Transaction) throws -> [(name: String, people: Int)] {
        try tx.all(
            """
            SELECT department, count(*) AS people FROM people WHERE deactivated_at IS NULL AND id IN (\(chosen))
            GROUP BY department ORDER BY department
            """
        ).map { (try $0["department"], try $0["people"]) }
    }

    static func countArrival(in department: String, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO departments (name, people) VALUES (\(department), 1)
            ON CONFLICT (name) DO UPDATE SET people = departments.people + 1
            """)
    }

    static func countDeparture(from department: String, in tx: Transaction) throws {
        try tx.run("UPDATE departments SET people = people - 1 WHERE name = \(department)")
    }
}
