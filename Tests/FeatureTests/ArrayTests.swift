import Features
import Foundation
import Testing

/// `Specs/features/arrays.yaml`
@Suite struct ArrayTests {
    @Test func elementsAreTyped() throws {
        let value = Arrays(
            strings: ["a"],
            matrix: [[1, 2.5], []],
            any: [1, "b", nil],
            unique: ["c"],
            rows: [.init(cells: [1, 2])]
        )
        try expectRoundTrip(try json(of: value), as: Arrays.self)
    }

    @Test func tuplesAreCodedAsArrays() throws {
        let value = try expectRoundTrip(
            #"{"nullable":[null,true],"ofComponents":[["a"],{"x":1}],"ofOneType":[1.5,2],"pair":["a",1]}"#,
            as: Tuples.self
        )
        #expect(value.pair == .init(first: "a", second: 1))
        #expect(value.ofComponents == .init(tags: ["a"], point2D: .init(x: 1)))
        #expect(value.nullable == .init(first: nil, second: true))
        #expect(throws: DecodingError.self) { try decoded(#"{"pair":["a"]}"#, as: Tuples.self) }
    }

    @Test func whatATupleMayLackIsOptional() throws {
        #expect(try json(of: Position(longitude: 1.5, latitude: 2.5)) == "[1.5,2.5]")
        let position = try expectRoundTrip("[1.5,2.5,3.5]", as: Position.self)
        #expect(position.altitude == 3.5)
    }

    @Test func furtherElementsOfATupleAreItsRest() throws {
        let text = #"{"open":["2024-02-29T12:00:00Z",null,{"name":"a"},"2024-02-29T12:00:00Z"]}"#
        let open = try expectRoundTrip(text, as: Tuples.self).open
        #expect(open?.rest == [Date(timeIntervalSince1970: 1_709_208_000)])
        #expect(open?.second == .null)
        try expectRoundTrip(#"{"open":["2024-02-29T12:00:00Z"]}"#, as: Tuples.self)
    }

    @Test(arguments: [
        #"["a"]"#, #"["a",null]"#, #"["a",null,null]"#, #"["a",1,"2024-02-29T12:00:00Z",null]"#,
        #"["a",null,null,{"b":[1]},true,null]"#,
    ])
    func nullIsAnElementOfATuple(nulls: String) throws {
        try expectRoundTrip("{\"nulls\":\(nulls)}", as: Tuples.self)
    }

    @Test func arrayComponentsAreNamesForArrays() throws {
        let tags: Tags = ["a", "b"]
        #expect(try json(of: tags) == #"["a","b"]"#)
        let points: Points = [Point(x: 1, y: 2)]
        #expect(try json(of: points) == #"[{"x":1,"y":2}]"#)
    }
}
