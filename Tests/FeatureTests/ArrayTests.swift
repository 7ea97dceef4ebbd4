import Features
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

    @Test func arrayComponentsAreNamesForArrays() throws {
        let tags: Tags = ["a", "b"]
        #expect(try json(of: tags) == #"["a","b"]"#)
        let points: Points = [Point(x: 1, y: 2)]
        #expect(try json(of: points) == #"[{"x":1,"y":2}]"#)
    }
}
