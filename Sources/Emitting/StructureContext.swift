import IR
import Naming
import Templating

/// What `structure.mustache` sees.
struct StructureContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, name, conformances, properties, parameters, parameterList, isWrapped, nested, hasNested
        case isEmpty, codingKeys, hasCodingKeys, isWrittenOut, isTuple, additionalName
        case hasAdditionalProperties, additionalType, hasAdditionalDates, knownKeys, knownKeyList
        case areKeysWrapped, isMultipartBody, additionalLabel, streamFlag, hasStreamFlag
    }

    var documentation: [String]
    var name: String
    var properties: [PropertyContext]
    /// The parameters of the initializer, required ones first, as `id: String` and `name: String? = nil`.
    var parameters: [String]
    var isWrapped: Bool
    /// The cases of `CodingKeys`; empty where there is none.
    var codingKeys: [String]
    /// Whether `Codable` is written out rather than left to the compiler.
    var isWrittenOut: Bool
    /// Whether the struct is coded as an array.
    var isTuple: Bool
    var additionalType: String?
    var hasAdditionalDates: Bool
    /// Whether the list of the declared members takes more than a line.
    var areKeysWrapped: Bool
    var isMultipartBody: Bool
    /// In a form: what stands before the value of a member that is not declared, as `file: `.
    var additionalLabel: String
    /// The stored property that says whether the answer is to be a stream.
    var streamFlag: String?
    /// The declarations inside, indented, each after an empty line.
    var nested: String

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .documentation: documentation
        case .name: name
        case .conformances:
            isMultipartBody ? "Hashable, Codable, MultipartEncodable, Sendable" : "Hashable, Codable, Sendable"
        case .properties: properties
        case .parameters: parameters.enumerated().map { $0 + 1 == parameters.count ? $1 : $1 + "," }
        case .parameterList: parameters.joined(separator: ", ")
        case .isWrapped: isWrapped
        case .isEmpty: properties.isEmpty && additionalType == nil
        case .codingKeys: codingKeys
        case .hasCodingKeys: !codingKeys.isEmpty
        case .isWrittenOut: isWrittenOut && !isTuple
        case .isTuple: isTuple
        case .nested: nested
        case .hasNested: !nested.isEmpty
        case .hasAdditionalProperties: additionalType != nil
        case .additionalName: isTuple ? "rest" : "additionalProperties"
        case .additionalType: additionalType.map { isTuple ? "[\($0)]" : "[String: \($0)]" } ?? ""
        case .hasAdditionalDates: hasAdditionalDates
        case .knownKeys: properties.map { properties.count == 1 ? $0.key : $0.key + "," }
        case .knownKeyList: properties.map(\.key).joined(separator: ", ")
        case .areKeysWrapped: areKeysWrapped
        case .isMultipartBody: isMultipartBody
        case .additionalLabel: additionalLabel
        case .streamFlag: streamFlag ?? ""
        case .hasStreamFlag: streamFlag != nil
        }
    }
}

/// A property in `structure.mustache`.
struct PropertyContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, name, storedName, isDeprecated, type, key, decode, encode
        case next, append
        case hasDates, wrapper, isFlattened
        case formKey, formLabel, formOptions
    }

    var documentation: [String]
    /// With backticks where it is a keyword.
    var name: String
    /// Where the value is stored: in the property itself, unless that is deprecated.
    var storedName: String
    var type: String
    /// The member's name in JSON, as a string literal.
    var key: String
    /// Whether the stored property's name is the member's name.
    var isCalledAsItsKey: Bool
    var isOptional: Bool
    /// Whether nil is left out rather than encoded as null.
    var isOmittedWhenNil: Bool
    var hasDates: Bool
    /// In a `multipart/form-data` body.
    var formPart: FormPart?
    /// Whether the value is stored behind a reference.
    var isBoxed: Bool
    /// Whether null is something else than nil.
    var isThreeState: Bool
    /// Whether null is a value of the type itself.
    var isAnyValue = false
    /// Whether nil is null in a struct whose `Codable` the compiler writes.
    var isExplicitNull = false
    /// Whether the value's members stand among those of the struct.
    var isFlattened = false

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .documentation: documentation
        case .name: name
        case .storedName: storedName
        case .isDeprecated: storedName != name
        case .type: type
        case .key: self.key
        case .decode: isThreeState ? "decodeNullable" : isOptional ? "decodeIfPresent" : "decode"
        case .encode: isOmittedWhenNil ? "encodeIfPresent" : "encode"
        case .next: !isOmittedWhenNil ? "next" : isThreeState || isAnyValue ? "nextNullable" : "nextIfPresent"
        case .append: isOmittedWhenNil ? "appendIfPresent" : "append"
        case .hasDates: hasDates
        case .isFlattened: isFlattened
        case .wrapper: isBoxed ? "@Indirect " : isExplicitNull ? "@ExplicitNull " : ""
        case .formKey: formPart?.key ?? ""
        case .formLabel: formPart?.label ?? ""
        case .formOptions: formPart?.options ?? []
        }
    }
}

/// A parameter of an initializer or method.
struct ParameterContext: TemplateContext {
    enum Key: String, CaseIterable {
        case label, name, type, defaultValue, hasDefault, isLast
    }

    /// `_ ` for a parameter without a label, else empty.
    var label = ""
    var name: String
    var type: String
    var defaultValue: String?
    var isLast = false

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .label: label
        case .name: name
        case .type: type
        case .defaultValue: defaultValue ?? ""
        case .hasDefault: defaultValue != nil
        case .isLast: isLast
        }
    }

    /// The columns that the parameter takes, with a comma and a blank after it.
    var width: Int {
        label.count + name.count + 2 + type.count + (defaultValue.map { $0.count + 3 } ?? 0) + 2
    }

    /// The parameters with the last one marked.
    static func list(_ parameters: [ParameterContext]) -> [ParameterContext] {
        var parameters = parameters
        if !parameters.isEmpty { parameters[parameters.count - 1].isLast = true }
        return parameters
    }
}
