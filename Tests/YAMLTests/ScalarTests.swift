import Testing
import YAML

@Suite("Scalars of the core schema")
struct ScalarTests {
    @Test(arguments: [
        ("yes", Scalar.Kind.string), ("no", .string), ("on", .string), ("y", .string), ("tRue", .string),
        ("true", .bool), ("False", .bool), ("TRUE", .bool),
        ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null), ("", .null), ("nULL", .string),
        ("1_000", .string), ("0", .integer), ("-12", .integer), ("+12", .integer), ("012", .integer),
        ("0o17", .integer), ("0o18", .string), ("0o", .string), ("0x1F", .integer), ("0xG", .string), ("-0x1", .string),
        ("9223372036854775808", .integer), ("1.10", .float), ("1.", .float), (".5", .float), ("-.5", .float),
        (".", .string), ("1e3", .float), ("1.5E-3", .float), ("1e", .string), ("1e+", .string), ("1.2.3", .string),
        (".inf", .float), ("-.Inf", .float), ("+.INF", .float), (".nan", .float), ("-.nan", .string), ("1:30", .string),
        ("2023-03-01", .string), ("+", .string), ("\"1\"", .string), ("'true'", .string),
    ])
    func plainScalarHasItsKind(_ source: String, _ kind: Scalar.Kind) throws {
        #expect(try load("key: \(source)\n")["key"]?.scalar?.kind == kind)
    }

    @Test(arguments: ["9223372036854775807", "1.10", "0o17", "1e3"])
    func numbersKeepTheirText(_ source: String) throws {
        #expect(try load(source).scalar?.text == source)
    }

    @Test(arguments: [
        ("!!str 1", Scalar.Kind.string), ("! 1", .string), ("!!int \"1\"", .integer), ("!!float 1", .float),
        ("!!null \"\"", .null), ("!!bool 'true'", .bool), ("!local 1", .integer), ("!local \"1\"", .string),
    ])
    func tagDecidesTheKind(_ source: String, _ kind: Scalar.Kind) throws {
        #expect(try load(source).scalar?.kind == kind)
    }

    @Test(arguments: ["!!int one", "!!seq {}", "!!map []", "!!str []", "!!bool 1"])
    func tagThatContradictsItsNodeIsRefused(_ source: String) {
        #expect(findings("a: 1\nkey: \(source)\n") == ["2:6 yaml-tag"])
    }

    @Test func boolValueIsReadFromEverySpelling() throws {
        #expect(try load("[true, True, TRUE]").sequence?.map(\.bool) == [true, true, true])
        #expect(try load("[false, False, FALSE, yes]").sequence?.map(\.bool) == [false, false, false, nil])
    }

    @Test func numericAndQuotedKeysAreTheSameText() throws {
        #expect(try load("200: a\n")["200"]?.string == "a")
        #expect(try load("\"200\": a\n")["200"]?.string == "a")
        #expect(findings("200: a\n\"200\": b\n") == ["2:1 duplicate-key"])
    }
}
