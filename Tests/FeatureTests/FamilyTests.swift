import Features
import Testing

/// `Specs/features/families.yaml`
@Suite struct FamilyTests {
    @Test func aValueOfTheParentIsOneOfTheSchemasThatExtendIt() throws {
        let garage = try expectRoundTrip(
            #"{"pets":[{"lives":9,"name":"a","petType":"Cat"},{"bark":"b","name":"c","petType":"Dog"}]}"#,
            as: Garage.self
        )
        #expect(garage.pets == [.cat(.init(name: "a", lives: 9)), .dog(.init(name: "c", bark: "b"))])
    }

    @Test func aSchemaThatAddsNothingIsATypeOfItsOwn() throws {
        let pet = try expectRoundTrip(#"{"mood":"happy","name":"a","petType":"Fish"}"#, as: Pet.self)
        #expect(pet == .fish(.init(name: "a", mood: .happy)))
    }

    @Test func aValueMayBeOfTheParentAlone() throws {
        let pet = Pet.base(.init(name: "a", friend: .fish(.init(name: "b"))))
        #expect(try json(of: pet) == #"{"friend":{"name":"b","petType":"Fish"},"name":"a","petType":"Pet"}"#)
        try expectRoundTrip(try json(of: pet), as: Pet.self)
    }

    @Test func aValueOfASchemaThatIsUnknownYetIsKept() throws {
        let pet = try expectRoundTrip(#"{"legs":8,"name":"a","petType":"Spider"}"#, as: Pet.self)
        guard case .unrecognized(let value) = pet else { return #expect(Bool(false), "\(pet)") }
        #expect(value["legs"] == 8)
    }

    @Test func aMappingThatLeavesTheParentOutHasNoValuesOfItAlone() throws {
        let vehicle = try expectRoundTrip(#"{"colour":"red","gears":3,"power":"muscles"}"#, as: Vehicle.self)
        #expect(vehicle == .muscles(.init(colour: .red, gears: 3)))
        switch vehicle {
        case .electric, .muscles, .unrecognized: break
        }
    }

    @Test func familiesAreBranchesOfUnions() throws {
        let garage = try expectRoundTrip(#"{"anything":{"name":"a","petType":"Spider"}}"#, as: Garage.self)
        guard case .pet(.unrecognized)? = garage.anything else { return #expect(Bool(false), "\(garage)") }
        let other = try expectRoundTrip(#"{"anything":{"power":"electric","range":1.5}}"#, as: Garage.self)
        #expect(other.anything == .vehicle(.electric(.init(range: 1.5))))
    }

    @Test func aParentMayListThoseThatExtendIt() throws {
        let figure = try expectRoundTrip(
            #"{"around":{"form":"tile"},"form":"disc","radius":1.5}"#,
            as: Figure.self
        )
        #expect(figure == .disc(.init(radius: 1.5, around: .tile(.init()))))
    }

    @Test func schemasThatExtendAParentAreToldApartByItsDiscriminator() throws {
        let garage = try expectRoundTrip(#"{"guard":{"lives":9,"name":"a","petType":"Cat"}}"#, as: Garage.self)
        #expect(garage.`guard` == .cat(.init(name: "a", lives: 9)))
    }

    @Test func oneThatExtendsTheParentMayBeExtendedItself() throws {
        let one = try expectRoundTrip(#"{"is":"Individual","name":"a","nick":"b"}"#, as: Subject.self)
        #expect(one == .individual(.init(name: "a", nick: "b")))
        #expect(try expectRoundTrip(#"{"is":"Subject","name":"a"}"#, as: Subject.self) == .base(.init(name: "a")))
        #expect(try expectRoundTrip(#"{"is":"Subject","name":"a"}"#, as: Party.self) == .subject(.init(name: "a")))
        #expect(
            try expectRoundTrip(#"{"is":"Individual","nick":"b"}"#, as: Party.self) == .individual(.init(nick: "b"))
        )
    }

    @Test func valuesThatTheMappingLeavesOutAreOfTheParent() throws {
        let ticket = try expectRoundTrip(#"{"id":"1","state":"closed"}"#, as: Ticket.self)
        #expect(ticket == .base(.init(state: .closed, id: "1")))
        #expect(try json(of: Ticket.open(.init(id: "2"))) == #"{"id":"2","state":"open"}"#)
    }
}
