import IR

/// A part of the runtime that only some APIs need. A package has the files of those that its API uses.
///
/// The rest of the runtime, and the other features, do without what these files declare, which a test lets the compiler
/// say.
enum RuntimeFeature: CaseIterable {
    case forms, headers, integerEnums, oauth, pages, patches, requestChoices, responseChoices, streams, tuples, webhooks

    var files: Set<String> {
        switch self {
        case .forms: ["MultipartEncodable.swift", "MultipartForm.swift"]
        case .headers: ["HTTPFields+Values.swift"]
        case .integerEnums: ["OpenIntegerEnum.swift"]
        case .oauth: ["OAuthCredential.swift", "TokenCache.swift"]
        case .pages: ["APIClient+Pages.swift", "LinkHeader.swift", "PageSequence.swift"]
        case .patches: ["Nullable.swift", "Nullable+Coding.swift"]
        case .requestChoices: ["RequestChoice.swift"]
        case .responseChoices: ["ResponseChoice.swift"]
        case .streams:
            [
                "APIClient+Streams.swift", "ByteQueue.swift", "EventReader.swift", "EventSource.swift",
                "EventStream.swift", "JSONTextParser.swift", "ServerSentEvent.swift",
                "ServerSentEventParser.swift", "StreamFormat.swift", "StreamedText.swift",
            ]
        case .tuples: ["ArrayEncoder.swift", "UnkeyedDecodingContainer+Elements.swift"]
        case .webhooks: ["WebhookBody.swift"]
        }
    }

    func isUsed(by api: API) -> Bool {
        switch self {
        case .forms: api.types.contains { $0.kind.isForm }
        case .headers: !api.headers.isEmpty
        case .integerEnums: api.types.contains { $0.kind.isIntegerEnum }
        case .oauth: api.credentials.contains(where: \.hasClientCredentials)
        case .pages: api.groups.contains { $0.operations.contains { $0.pagination != nil } }
        case .patches: api.types.contains { $0.kind.hasThreeStates }
        case .requestChoices: api.types.contains { if case .requests = $0.kind { true } else { false } }
        case .responseChoices: api.types.contains { if case .responses = $0.kind { true } else { false } }
        case .streams: api.groups.contains { $0.operations.contains { $0.stream != nil } }
        case .tuples: api.types.contains { $0.kind.isTuple }
        case .webhooks: !api.webhooks.isEmpty
        }
    }
}

extension TypeDefinition.Kind {
    fileprivate var isIntegerEnum: Bool {
        if case .enumeration(let enumeration) = self { enumeration.rawType == .integer } else { false }
    }

    fileprivate var hasThreeStates: Bool {
        if case .structure(let structure) = self { structure.properties.contains(where: \.isThreeState) } else { false }
    }

    fileprivate var isForm: Bool {
        if case .structure(let structure) = self { structure.isMultipartBody } else { false }
    }

    fileprivate var isTuple: Bool {
        if case .structure(let structure) = self { structure.isTuple } else { false }
    }
}
