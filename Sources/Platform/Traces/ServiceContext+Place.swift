import Tracing

private enum PlaceKey: ServiceContextKey {
    typealias Value = TracePlace
}

extension ServiceContext {
    var place: TracePlace? {
        get { self[PlaceKey.self] }
        set { self[PlaceKey.self] = newValue }
    }
}
