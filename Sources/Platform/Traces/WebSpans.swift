import HTTPTypes
import Tracing

/// What a span says of a request, by the names that OpenTelemetry has agreed on. The path, the query, the agent and the
/// address are left out: they say what somebody looks at, and who.
func spanName(_ method: HTTPRequest.Method, _ endpoint: Endpoint?) -> String {
    guard let endpoint else { return "HTTP" }
    return "\(methodName(method)) \(endpoint.path)"
}

extension WebServer {
    func tell(
        _ span: any Span, of call: Call, _ endpoint: Endpoint?, _ status: HTTPResponse.Status, _ failure: String?
    ) {
        guard span.isRecording else { return }
        span.updateAttributes { facts in
            facts["http.request.method"] = methodName(call.method)
            if let endpoint { facts["http.route"] = endpoint.path }
            facts["http.response.status_code"] = status.code
            facts["network.protocol.version"] = "1.1"
            facts["firsthand.server"] = name
            facts["firsthand.request.id"] = call.requestID
            if status.code >= 500 { facts["error.type"] = failure ?? String(status.code) }
        }
        if status.code >= 500 { span.setStatus(SpanStatus(code: .error)) }
    }
}

/// Anyone may call a method what they like; the file has only those that there are.
func methodName(_ method: HTTPRequest.Method) -> String {
    let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
    return known.contains(method) ? method.rawValue : "_OTHER"
}
