/// How the value of a parameter is written (OpenAPI 3.1 §4.8.12.3, Style Values).
@_spi(Generated) public enum ParameterStyle: Sendable {
    case matrix, label, simple, form, spaceDelimited, pipeDelimited, deepObject
    /// As the text of its JSON, for parameters that have `content`.
    case json
}
