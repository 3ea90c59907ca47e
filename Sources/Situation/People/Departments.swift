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

/// People who are alike in where they are and how they speak, and how many of them there are.
package struct AlikePeople: Sendable {
    package let department: String
    package let site: String
    package let zoneName: String
    package let languages: [String]
    package let people: Int

    /// Of some people, those who have left aside.
    ///
    /// - Parameter chosen: asks for their ids.
    package static func count(of chosen: SQL, in tx: Transaction) throws -> [AlikePeople] {
        try tx.all(
            """
            SELECT department, site, zone_name, languages, count(*) AS people FROM people
            WHERE deactivated_at IS NULL AND id IN (\(chosen))
            GROUP BY department, site, zone_name, languages ORDER BY department, site, zone_name, languages
            """
        ).map { row in
            let languages: String = try row["languages"]
            return AlikePeople(
                department: try row["department"], site: try row["site"], zoneName: try row["zone_name"],
                languages: languages.split(separator: " ").map(String.init), people: try row["people"])
        }
    }
}
