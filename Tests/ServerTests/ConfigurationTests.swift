import Platform
import Server
import Testing

@Suite struct ConfigurationTests {
    @Test(
        "A wrong value is refused at start with the name of its variable",
        arguments: [
            ("FIRSTHAND_DATABASE", "mysql://x"), ("FIRSTHAND_PORT", "0"), ("FIRSTHAND_PORT", "eighty"),
            ("FIRSTHAND_ADDRESS", "firsthand.halden.example"), ("FIRSTHAND_ADDRESS", "https://halden.example/path"),
            ("FIRSTHAND_KEY", "short"), ("FIRSTHAND_WEB", "/nowhere"), ("FIRSTHAND_PLAYBOOKS", "/nowhere"),
            ("FIRSTHAND_CONNECTIONS", "0"), ("FIRSTHAND_LOG_LEVEL", "loud"), ("FIRSTHAND_ORGANISATION", ""),
            ("FIRSTHAND_PRACTICE_PORT", "99999"), ("FIRSTHAND_PRACTICE_ADDRESS", "ftp://x"), ("FIRSTHAND_HOST", ""),
            ("FIRSTHAND_KEY_FILE", ""), ("FIRSTHAND_PROT", "8080"),
            ("FIRSTHAND_TRUSTED_PROXIES", "10.0.0.0/99"), ("FIRSTHAND_DRAIN_SECONDS", "soon"),
            ("FIRSTHAND_METRICS_PORT", "0"), ("FIRSTHAND_METRICS_HOST", ""),
            ("FIRSTHAND_TLS_CERTIFICATE", "/nowhere"), ("FIRSTHAND_TLS_KEY", "/nowhere"),
            ("FIRSTHAND_TRACES", "/nowhere/x"),
            ("FIRSTHAND_TRACE_SAMPLE", "1.5"),
        ])
    func wrong(variable: String, value: String) {
        do {
            _ = try Configuration(environment: [variable: value])
            Issue.record("\(variable)=\(value) was taken")
        } catch {
            #expect(error.variable == variable)
            #expect("\(error)".hasPrefix(variable + ": "))
        }
    }

    @Test("Every variable has a meaning for the table in the documentation, and none stands there twice")
    func table() {
        let names = Configuration.variables.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(Configuration.variables.allSatisfy { !$0.meaning.isEmpty })
    }

    @Test("Without any variable the program starts with a database of its own")
    func defaults() throws {
        let configuration = try Configuration(environment: [:])
        #expect(configuration.database == .sqlite(path: "data/firsthand.sqlite"))
        #expect(configuration.practicePort == nil)
    }
}
