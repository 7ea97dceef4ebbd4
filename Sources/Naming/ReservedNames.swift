/// Names that declarations of generated code must not take.
package enum ReservedNames {
    /// What generated code and its users write without a module's name: types of Swift that a type of the same name
    /// would hide, in the user's files too, and types of Foundation, which are ambiguous beside one.
    static let standardTypes: Set<String> = [
        "Actor", "Any", "AnyObject", "Array", "ArraySlice", "AsyncIteratorProtocol", "AsyncSequence", "AsyncStream",
        "AttributeContainer", "AttributedString", "Bool", "Bundle", "ByteCountFormatter", "Calendar",
        "CancellationError", "CaseIterable", "CGFloat", "CGPoint", "CGRect", "CGSize", "Character", "CharacterSet",
        "CocoaError", "Codable", "CodingKey", "CodingKeys", "Comparable", "Comparator", "ComparisonResult",
        "ContinuousClock", "Data", "Date", "DateComponents", "DateFormatter", "DateInterval", "Decimal", "Decodable",
        "Decoder", "DecodingError", "Dictionary", "Dimension", "Double", "Duration", "Encodable", "Encoder",
        "EncodingError", "Equatable", "Error", "ExpressibleByArrayLiteral", "ExpressibleByStringLiteral", "Expression",
        "FileAttributeKey", "FileHandle", "FileManager", "Float", "FormatStyle", "Formatter", "Foundation", "Hashable",
        "Hasher", "Host", "HTTPCookie", "HTTPField", "HTTPFields", "HTTPRequest", "HTTPResponse", "HTTPTypes",
        "HTTPURLResponse", "Identifiable", "IndexPath", "IndexSet", "InflectionRule", "InputStream", "Int", "Int32",
        "Int64", "JSONDecoder", "JSONEncoder", "JSONSerialization", "KeyPathComparator", "Locale", "LocalizedError",
        "Measurement", "Morphology", "Never", "Notification", "NotificationCenter", "NumberFormatter",
        "ObjectIdentifier", "OperatingSystemVersion", "Operation", "OperationQueue", "Optional", "OutputStream",
        "ParseStrategy", "PersonNameComponents", "Pipe", "Port", "PortMessage", "Predicate", "PredicateError",
        "Process", "ProcessInfo", "Progress", "PropertyListDecoder", "PropertyListEncoder", "Protocol",
        "QualityOfService", "Range", "RawRepresentable", "RecoverableError", "Result", "RunLoop", "Scanner", "Self",
        "Sendable", "Sequence", "Set", "SortComparator", "SortDescriptor", "SortOrder", "Stream", "String",
        "StringStyle", "StringTransform", "Substring", "Swift", "Task", "Thread", "TimeInterval", "Timer", "TimeZone",
        "Type", "UInt", "UInt64", "UInt8", "UndoManager", "Unit", "UnitAcceleration", "UnitAngle", "UnitArea",
        "UnitConverter", "UnitDuration", "UnitEnergy", "UnitFrequency", "UnitIlluminance", "UnitLength", "UnitMass",
        "UnitPower", "UnitPressure", "UnitSpeed", "UnitTemperature", "UnitVolume", "URL", "URLCache", "URLComponents",
        "URLCredential", "URLError", "URLQueryItem", "URLRequest", "URLResponse", "URLSession", "UserDefaults", "UUID",
        "ValueTransformer", "Void", "XMLDocument", "XMLElement", "XMLNode", "XMLParser",
    ]

    /// What generated code writes inside of types, where a nested type of the same name would hide it.
    static let usedInside: Set<String> = [
        "Any", "Bool", "CalendarDate", "Codable", "CodingKey", "CodingKeys", "Data", "Date",
        "Decoder", "DecodingError",
        "Double",
        "Encoder", "EventStream", "ExplicitNull", "ExpressibleByArrayLiteral", "ExpressibleByBooleanLiteral",
        "ExpressibleByFloatLiteral",
        "ExpressibleByIntegerLiteral", "ExpressibleByStringLiteral", "FileUpload", "Foundation",
        "Hashable", "Indirect",
        "Int",
        "JSONValue", "MultipartEncodable", "MultipartForm", "Nullable", "OpenEnum", "OpenIntegerEnum",
        "OpenResponse", "PageSequence",
        "Protocol",
        "ResponseChoice",
        "Self",
        "Sendable", "Set", "String",
        "Swift",
        "Type", "UInt64", "UnionDecoder", "WebhookBody",
    ]

    /// The top-level declarations of the runtime, which are part of every generated module. A test compares the list
    /// with the sources.
    package static let runtimeTypes: Set<String> = [
        "APIClient", "APICredential", "APISecurity", "ASCII", "ArrayEncoder",
        "AsyncHTTPClientTransport", "BasicCredential", "ByteQueue", "ByteStream", "CalendarDate", "ChunkBuffer",
        "ClientError", "ClientMiddleware", "ClientOptions", "ClientTransport", "CodableDate", "DateTimeFormat",
        "DatedValue",
        "DigitReader", "DownloadedFile", "EventReader", "EventSource", "EventStream", "ExplicitNull", "FileUpload",
        "FormEncoding", "Indirect", "JSONKind", "JSONTextParser",
        "JSONValue", "LinkHeader", "LockedState", "LoggingMiddleware", "MultipartEncodable", "MultipartForm",
        "Nullable", "OAuthCredential", "OpenEnum", "OpenIntegerEnum", "OpenResponse",
        "OperationRequest", "PagePosition", "PageSequence", "PageStyle", "ParameterContent", "ParameterStyle",
        "ParameterValue", "PercentEncoding", "PieceInputStream", "PieceReader", "Redaction",
        "RedirectFollower", "RequestBody", "RequestChoice", "RequestPath", "RequestPipeline", "ResponseChoice",
        "ResponseReceiver", "RetryPolicy", "ServerSentEvent", "ServerSentEventParser", "SpoolFile",
        "StreamFormat", "StreamParser", "StreamedText", "StringKey", "TestTransport", "TimeLimit",
        "TokenCache", "TokenEndpoint", "URLSessionConnection", "URLSessionExchange", "URLSessionRouter",
        "URLSessionTransport", "UnionClues", "UnionDecoder", "WebhookBody",
    ]

    static let moduleTypes = standardTypes.union(runtimeTypes)

    /// Members that every client, group, struct or open enum has, or that Swift keeps for itself.
    static let clientMembers: Set<String> = ["client", "download", "serverURL", "with", "withResponse"]
    static let clientParameters: Set<String> = ["baseURL", "options", "transport"]
    static let webhookMembers: Set<String> = ["event"]
    static let headerMembers: Set<String> = ["fields", "Type", "Protocol"]
    static let groupMembers: Set<String> = ["client"]
    static let structureMembers: Set<String> = ["hashValue", "Type", "Protocol"]
    static let enumerationMembers: Set<String> = [
        "allKnownValues", "rawValue", "hashValue", "isKnown", "Type", "Protocol",
    ]
    static let unionMembers: Set<String> = ["unrecognized", "hashValue", "Type", "Protocol"]
    /// Names inside the body of a generated method.
    static let parameters: Set<String> = ["body", "client", "operation"]
}
