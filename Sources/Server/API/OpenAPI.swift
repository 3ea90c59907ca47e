import Foundation
import HTTPTypes
import Platform
import Situation

/// The description of the API as OpenAPI 3.1, made from the operations.
package struct OpenAPI {
    private let operations: [APIOperation]
    private let address: String

    package init(_ operations: [APIOperation], address: String) {
        self.operations = operations
        self.address = address
    }

    /// Keys in order, so that two versions can be compared.
    ///
    /// - Throws: what an operation's type throws while its shape is looked for.
    package func document() throws -> Data {
        var paths: [String: [String: Any]] = [:]
        var schemas: [String: Any] = [:]
        let problem = try Shape(of: APIProblemJSON.self)
        for (name, shape) in problem.objects { schemas[name] = schema(shape, isNamed: false) }
        for operation in operations {
            paths[path(of: operation), default: [:]][operation.method.rawValue.lowercased()] = try describe(operation)
            for type in operation.types {
                for (name, shape) in try Shape(of: type).objects { schemas[name] = schema(shape, isNamed: false) }
            }
        }
        let document: [String: Any] = [
            "openapi": "3.1.0",
            "info": [
                "title": "Firsthand", "version": "1.0.0",
                "description":
                    "What people do in the pages, for programs. A token acts for the person whose it is and never reaches further.",
            ],
            "servers": [["url": address + APIOperation.root]],
            "security": [["token": [String]()]],
            "tags": tags.map { ["name": $0] },
            "paths": paths,
            "components": [
                "schemas": schemas,
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
            ],
        ]
        return try JSONSerialization.data(
            withJSONObject: document, options: [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
    }

    private var tags: [String] {
        operations.map(\.tag).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private func path(of operation: APIOperation) -> String {
        operation.path.split(separator: "/").map { $0.hasPrefix(":") ? "/{\($0.dropFirst())}" : "/\($0)" }.joined()
    }

    private func describe(_ operation: APIOperation) throws -> [String: Any] {
        var described: [String: Any] = [
            "operationId": operation.name, "summary": operation.summary, "tags": [operation.tag],
            "description": "Needs the scope `\(operation.scope.rawValue)`.",
            "parameters": parameters(of: operation), "responses": try responses(of: operation),
        ]
        if let type = operation.takes {
            described["requestBody"] = [
                "required": true, "content": ["application/json": ["schema": schema(try Shape(of: type))]],
            ]
        }
        return described
    }

    private func parameters(of operation: APIOperation) -> [[String: Any]] {
        var parameters: [[String: Any]] = operation.path.split(separator: "/").filter { $0.hasPrefix(":") }.map {
            [
                "name": String($0.dropFirst()), "in": "path", "required": true,
                "schema": $0 == ":version" ? schema(.integer) : schema(.string(pattern: "^[0-9a-z-]{1,64}$")),
            ]
        }
        parameters += operation.query.map {
            ["name": $0.name, "in": "query", "required": false, "description": $0.meaning, "schema": schema($0.shape)]
        }
        func header(_ name: String, _ meaning: String) -> [String: Any] {
            [
                "name": name, "in": "header", "required": false, "description": meaning,
                "schema": ["type": "string", "pattern": "^[\\x21-\\x7E]{1,200}$"],
            ]
        }
        if operation.takesKey {
            parameters.append(header("Idempotency-Key", "The same request with the same key is done once, for a day."))
        }
        if operation.isGuarded {
            parameters.append(header("If-Match", "Only if the ETag is still this one."))
        }
        return parameters
    }

    private func responses(of operation: APIOperation) throws -> [String: Any] {
        var responses: [String: Any] = [:]
        switch operation.gives {
        case .json(let type):
            responses[String(operation.status.code)] = [
                "description": "Done.",
                "content": ["application/json": ["schema": schema(try Shape(of: type))]],
            ]
        case .nothing:
            responses["204"] = ["description": "Done."]
        case .events:
            responses["200"] = [
                "description": "Events, until the caller leaves.",
                "content": ["text/event-stream": ["schema": ["type": "string"]]],
            ]
        }
        for status in operation.refusals {
            let meanings = APIProblemJSON.kinds.filter { $0.status == status }.map { $0.meaning.key }
            responses[String(status)] = [
                "description": meanings.joined(separator: " "),
                "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/APIProblem"]]],
            ]
        }
        return responses
    }
}

/// JSON Schema, as OpenAPI 3.1 has it. An object that is mentioned is referred to by its name.
private func schema(_ shape: Shape, isNamed: Bool = true) -> [String: Any] {
    switch shape {
    case .boolean: return ["type": "boolean"]
    case .integer: return ["type": "integer"]
    case .number: return ["type": "number"]
    case .string(let format, let pattern):
        var text = ["type": "string"]
        text["format"] = format
        text["pattern"] = pattern
        return text
    case .word(let words): return ["type": "string", "enum": words]
    case .list(let item): return ["type": "array", "items": schema(item)]
    case .object(let name, _) where isNamed: return ["$ref": "#/components/schemas/\(name)"]
    case .object(_, let properties):
        var described: [String: Any] = [
            "type": "object",
            "properties": Dictionary(properties.map { ($0.name, property($0)) }) { first, _ in first },
        ]
        let required = properties.filter(\.isRequired).map(\.name)
        if !required.isEmpty { described["required"] = required }
        return described
    }
}

private func property(_ property: Shape.Property) -> [String: Any] {
    let own = schema(property.shape)
    guard !property.isRequired else { return own }
    return ["anyOf": [own, ["type": "null"]]]
}

extension APIOperation {
    /// What it takes and gives.
    package var types: [any JSON.Type] {
        var types = [takes].compactMap(\.self)
        if case .json(let type) = gives { types.append(type) }
        return types
    }

    /// The first part of its path that names a thing: facts for `/crises/:crisis/facts`.
    package var tag: String {
        let parts = path.split(separator: "/").filter { !$0.hasPrefix(":") }
        return String(parts.first == "crises" && parts.count > 1 ? parts[1] : parts.first ?? "")
    }

    /// Which refusals it can answer with.
    var refusals: [Int] {
        var refusals = [401, 403, 404, 429, 500, 503]
        if !query.isEmpty || method != .get { refusals.append(400) }
        if method != .get { refusals += [409, 413, 422] }
        if isGuarded { refusals.append(412) }
        return refusals.sorted()
    }
}
