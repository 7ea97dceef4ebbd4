import Templating

/// Something that a request carries: a parameter, a body, which answer it wants, which server it goes to.
struct RequestStepContext: TemplateContext {
    enum Key: String, CaseIterable {
        case isMethod, isServer, isSecurity, isParameter, isIdempotencyKey, isAccept, isJSON, isMultipart, isEncoding,
            isForm
        case isText, isBytes, isChoice
        case placement, key, hasKey, value, style, hasStyle, explode, hasExplode, isReserved, allowsEmpty
        case comma
    }

    enum Kind {
        case method, server, security, parameter, idempotencyKey, accept, json, multipart, encoding, form, text, bytes,
            choice
    }

    var kind: Kind
    /// `query`, `header` or `cookie`.
    var placement = ""
    /// The method's name, the server's URL, the lists of credentials, the parameter's name, or the content type where it is not the usual one, as a string literal.
    var key = ""
    /// The argument that holds the value.
    var value = "body"
    /// The style, where it is not the usual one.
    var style: String?
    /// Whether the parts of the value are sent one by one, where that is not the usual way.
    var explode: Bool?
    var isReserved = false
    /// Whether a list or an object of nothing is sent, too.
    var allowsEmpty = false
    /// Whether another argument follows the request.
    var isFollowed = false

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .isMethod: kind == .method
        case .isServer: kind == .server
        case .isSecurity: kind == .security
        case .isParameter: kind == .parameter
        case .isIdempotencyKey: kind == .idempotencyKey
        case .isAccept: kind == .accept
        case .isJSON: kind == .json
        case .isMultipart: kind == .multipart
        case .isEncoding: kind == .encoding
        case .isForm: kind == .form
        case .isText: kind == .text
        case .isBytes: kind == .bytes
        case .isChoice: kind == .choice
        case .placement: placement
        case .key: self.key
        case .hasKey: !self.key.isEmpty
        case .value: value
        case .style: style ?? ""
        case .hasStyle: style != nil
        case .explode: explode == true ? "true" : "false"
        case .hasExplode: explode != nil
        case .isReserved: isReserved
        case .allowsEmpty: allowsEmpty
        case .comma: isFollowed ? "," : ""
        }
    }

    /// The columns that the step takes.
    var width: Int {
        let styleWidth = style.map { ", style: .".count + $0.count } ?? 0
        let common = value.count + styleWidth
        let contentType = key.isEmpty ? 0 : ", contentType: ".count + key.count
        switch kind {
        case .parameter:
            return ".(, )".count + placement.count + key.count + common
                + (explode.map { ", explode: \($0)".count } ?? 0) + (isReserved ? ", allowReserved: true".count : 0)
                + (allowsEmpty ? ", allowEmpty: true".count : 0)
        case .idempotencyKey: return ".idempotencyKey(, )".count + key.count + value.count
        case .security: return ".security()".count + key.count
        case .method: return ".method()".count + key.count
        case .server: return ".server()".count + key.count
        case .accept: return ".accept()".count + key.count
        case .json: return ".json()".count + common + contentType
        case .choice: return ".body()".count + common
        case .multipart: return ".multipart()".count + common + contentType
        case .encoding:
            return ".encoding()".count + key.count + styleWidth + (explode.map { ", explode: \($0)".count } ?? 0)
                + (isReserved ? ", allowReserved: true".count : 0)
        case .form: return ".form()".count + common
        case .text: return ".text()".count + common + contentType
        case .bytes: return ".bytes()".count + common + contentType
        }
    }
}
