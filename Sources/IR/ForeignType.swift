/// A type of Swift's standard library or of Foundation that the configuration gives to a format (`formats:`).
package enum ForeignType: String, CaseIterable, Sendable {
    case int32 = "Int32"
    case int64 = "Int64"
    case float = "Float"
    case uuid = "UUID"
    case url = "URL"
}
